import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { usePaged } from '../../shell/paged';
import { type HistoryQuestion, toHistoryAsk } from './asked';

/** The acts asked for, page by page, the latest first. */
export function useActs(question: HistoryQuestion) {
  const asked = toHistoryAsk(question);
  return usePaged({
    key: ['history', 'acts', asked],
    read: (offset, limit) => unwrap(api.POST('/api/history/find', { body: { ...asked, offset, limit } })),
    lines: (reply) => reply.rows,
    total: (reply) => reply.total,
  });
}

/** An act with all that it did and what hangs on it; null asks nothing. */
export function useOneAct(act: string | null) {
  return useQuery({
    queryKey: ['history', 'act', act],
    queryFn: () => unwrap(api.GET('/api/history/acts/{act}', { params: { path: { act: act ?? '' } } })),
    enabled: act !== null,
  });
}
