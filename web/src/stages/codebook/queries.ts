import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import type { CodebookMoment } from './items';

/** The keys of the codebook and of what belongs to it. */
export const codebookKeys = {
  counts: ['coding', 'counts'],
  sets: ['coding', 'sets'],
  versions: ['coding', 'versions'],
  memos: ['coding', 'memos'],
  links: ['coding', 'links', 'rows'],
  linksIn: (document: string) => ['coding', 'links', 'document', document],
  map: ['coding', 'links', 'map'],
  state: (moment: CodebookMoment) => ['coding', 'state', moment],
  differences: (from: CodebookMoment, to: CodebookMoment) => ['coding', 'differences', from, to],
} as const;

/** How often each code occurs. */
export function useCodeCounts() {
  return useQuery({ queryKey: codebookKeys.counts, queryFn: () => unwrap(api.GET('/api/coding/codebook/counts')) });
}

export function useCodeSets() {
  return useQuery({ queryKey: codebookKeys.sets, queryFn: () => unwrap(api.GET('/api/coding/codebook/sets')) });
}

export function useCodebookVersions() {
  return useQuery({ queryKey: codebookKeys.versions, queryFn: () => unwrap(api.GET('/api/coding/codebook/versions')) });
}

export function useMemos() {
  return useQuery({ queryKey: codebookKeys.memos, queryFn: () => unwrap(api.GET('/api/coding/memos')) });
}

/** All causal links with their words. */
export function useCausalLinks() {
  return useQuery({ queryKey: codebookKeys.links, queryFn: () => unwrap(api.GET('/api/coding/links')) });
}

/** The causal links of a document; null asks nothing. */
export function useCausalLinksIn(document: string | null) {
  return useQuery({
    queryKey: codebookKeys.linksIn(document ?? ''),
    queryFn: () => unwrap(api.GET('/api/coding/links/documents/{document}', { params: { path: { document: document ?? '' } } })),
    enabled: document !== null,
  });
}

/** What led to what, counted by independent sources. */
export function useCausalMap() {
  return useQuery({ queryKey: codebookKeys.map, queryFn: () => unwrap(api.GET('/api/coding/links/map')) });
}

/** The codebook as it stood; null asks nothing. */
export function useCodebookState(moment: CodebookMoment | null) {
  return useQuery({
    queryKey: codebookKeys.state(moment ?? {}),
    queryFn: () => unwrap(api.POST('/api/coding/codebook/as-it-stood', { body: moment ?? {} })),
    enabled: moment !== null,
  });
}

/** What is different between two states; null asks nothing. */
export function useCodebookDifferences(from: CodebookMoment | null, to: CodebookMoment) {
  return useQuery({
    queryKey: codebookKeys.differences(from ?? {}, to),
    queryFn: () => unwrap(api.POST('/api/coding/codebook/differences', { body: { from: from ?? {}, to } })),
    enabled: from !== null,
  });
}
