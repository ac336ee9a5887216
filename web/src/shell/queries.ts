import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client';
import type { OpenStudy } from '../api/items';

/** Keys begin with the stage that they read: an event that touches it makes them old where no patch keeps them true. */
export const keys = {
  study: ['study'],
  sources: ['sources', 'list'],
  document: (id: string) => ['sources', 'document', id],
  codes: ['coding', 'codes'],
  codings: (document: string) => ['coding', 'document', document],
  history: ['history', 'latest'],
} as const;

/** Where the study stands; locked or none as well. */
export function useStanding() {
  return useQuery({
    queryKey: keys.study,
    queryFn: () => unwrap(api.GET('/api/study')),
    // Events tell of an open study; one that is not, another page may open.
    refetchInterval: (query) => (query.state.data?.state === 'open' ? false : 3000),
  });
}

/** The open study. Pages are shown only while there is one. */
export function useStudy(): OpenStudy {
  const study = useStanding().data?.study;
  if (study === null || study === undefined) throw new Error('No study is open.');
  return study;
}

export function useSources() {
  return useQuery({ queryKey: keys.sources, queryFn: () => unwrap(api.GET('/api/sources')) });
}

/** A text with its words; null asks nothing. */
export function useDocument(id: string | null) {
  return useQuery({
    queryKey: keys.document(id ?? ''),
    queryFn: () => unwrap(api.GET('/api/sources/documents/{document}', { params: { path: { document: id ?? '' } } })),
    enabled: id !== null,
  });
}

export function useCodes() {
  return useQuery({ queryKey: keys.codes, queryFn: () => unwrap(api.GET('/api/coding/codes')) });
}

/** The codings of a document by start; null asks nothing. */
export function useCodings(document: string | null) {
  return useQuery({
    queryKey: keys.codings(document ?? ''),
    queryFn: () => unwrap(api.GET('/api/coding/documents/{document}', { params: { path: { document: document ?? '' } } })),
    enabled: document !== null,
  });
}

/** The latest hundred acts. */
export function useHistory() {
  return useQuery({ queryKey: keys.history, queryFn: () => unwrap(api.GET('/api/history', { params: { query: { take: 100 } } })) });
}
