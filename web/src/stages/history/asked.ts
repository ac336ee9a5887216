import { onForget } from '../../shell/forget';
import { makeStore } from '../../shell/store';
import { momentOf } from './days';
import type { HistoryAsk } from './items';

/** What is asked of the history. */
export interface HistoryQuestion {
  readonly words: string;
  readonly who: string;
  readonly stage: string;
  /** The first day, as `2026-11-30`; empty for none. */
  readonly from: string;
  /** The last day. */
  readonly to: string;
  readonly state: NonNullable<HistoryAsk['state']>;
}

export const allActs: HistoryQuestion = { words: '', who: '', stage: '', from: '', to: '', state: 'any' };

/** It stays while other pages are looked at, in memory alone. */
export const askedOfHistory = makeStore<HistoryQuestion>(allActs);

onForget(() => askedOfHistory.set(allActs));

/** The question as the server reads it. */
export function toHistoryAsk(question: HistoryQuestion): Omit<HistoryAsk, 'offset' | 'limit'> {
  return {
    who: question.who === '' ? [] : [question.who],
    stages: question.stage === '' ? [] : [question.stage],
    from: momentOf(question.from),
    until: momentOf(question.to, 1),
    words: question.words,
    state: question.state,
  };
}
