import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';

const keysOf = {
  carried: (document: string) => ['coding', 'carried', document],
  beside: (document: string, other: string) => ['sources', 'beside', document, other],
} as const;

/** The codings of the source's other texts as they stand in a document; null asks nothing. */
export function useCarried(document: string | null) {
  return useQuery({
    queryKey: keysOf.carried(document ?? ''),
    queryFn: () => unwrap(api.GET('/api/coding/documents/{document}/carried', { params: { path: { document: document ?? '' } } })),
    enabled: document !== null,
  });
}

/** The lines of two texts of a source side by side; null asks nothing. */
export function useBeside(document: string, other: string | null) {
  return useQuery({
    queryKey: keysOf.beside(document, other ?? ''),
    queryFn: () =>
      unwrap(api.GET('/api/coding/documents/{document}/beside/{other}', { params: { path: { document, other: other ?? '' } } })),
    enabled: other !== null,
  });
}
