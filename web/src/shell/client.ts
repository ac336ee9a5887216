import { type Query, QueryClient } from '@tanstack/react-query';
import { Trouble } from '../api/trouble';
import { onForgetRead } from './forget';

/** What the server said. Events keep it true, so nothing grows old by itself; what nobody looks at goes after ten minutes. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 600_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      // A rule that says no says no again; a program that does not answer is asked again by the stream of events.
      retry: (count, error) => error instanceof Trouble && error.status >= 500 && count < 1,
    },
    mutations: { networkMode: 'always' },
  },
});

/** Where the study stands is known without a study, and who shows it goes on following it. */
export const isOfTheStudy = (query: Query): boolean => query.queryKey[0] !== 'study' && query.queryKey[0] !== 'preferences';

onForgetRead(() => {
  void queryClient.cancelQueries({ predicate: isOfTheStudy });
  queryClient.removeQueries({ predicate: isOfTheStudy });
  queryClient.getMutationCache().clear();
});
