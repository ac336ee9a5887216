import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, unwrap } from '../../api/client';
import { usePaged } from '../../shell/paged';
import { useCodes } from '../../shell/queries';
import { showCodes } from '../coding/colours';
import type { CodeFoundAsk, FindAsk, FoundItem } from './items';

/** The codebook with the colours in which the text shows codes that have none of their own. */
export function useColouredCodes() {
  const codes = useCodes().data;
  return useMemo(() => {
    const shown = showCodes(codes ?? []);
    return codes?.map((code) => ({ ...code, colour: shown.get(code.id)?.colour ?? code.colour }));
  }, [codes]);
}

/** The answers to a question, page by page; with the first page come the counts. */
export function useFound(query: FindAsk, enabled: boolean) {
  return usePaged({
    key: ['passages', 'found', query],
    enabled,
    read: (offset, limit) => unwrap(api.POST('/api/search', { body: { query, offset, limit, counts: offset === 0 } })),
    lines: (reply) => reply.items,
    total: (reply) => reply.total,
  });
}

/** The words around an answer that lies in a text. */
export function useAround(found: FoundItem | undefined) {
  const { document, version, start, end } = found ?? { document: null, version: null, start: 0, end: 0 };
  return useQuery({
    queryKey: ['passages', 'around', document, version, start, end],
    queryFn: () =>
      unwrap(api.POST('/api/search/around', { body: { document: document ?? '', version: version ?? '', start, end, turns: 2 } })),
    enabled: document !== null && version !== null && end > start,
  });
}

/** What coding answers together would do; null asks nothing. */
export function usePlan(body: CodeFoundAsk | null) {
  return useQuery({
    queryKey: ['passages', 'plan', body],
    queryFn: () => unwrap(api.POST('/api/search/plan', { body: body ?? { keys: [], codes: [] } })),
    enabled: body !== null,
    retry: false,
  });
}
