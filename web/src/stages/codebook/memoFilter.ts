import { fold } from '../../search/folding';

export const subjects = ['nothing', 'code', 'source', 'passage', 'coding', 'participant'] as const;
export type Subject = (typeof subjects)[number];

export interface MemoFilter {
  readonly words: string;
  readonly subject: Subject | null;
  readonly coder: string | null;
}

interface ReadMemo {
  readonly title: string;
  readonly text: string;
  readonly subject: Subject;
  readonly about: string | null;
  readonly coder: string;
  readonly revised: string;
}

/** The memos that a filter lets through, the latest first. Every typed word must be found, compared as a search compares letters. */
export function memosOf<T extends ReadMemo>(memos: readonly T[], filter: MemoFilter): T[] {
  const words = fold(filter.words).split(/\s+/).filter(Boolean);
  return memos
    .filter((memo) => filter.subject === null || memo.subject === filter.subject)
    .filter((memo) => filter.coder === null || memo.coder === filter.coder)
    .filter((memo) => {
      if (words.length === 0) return true;
      const said = fold(`${memo.title}\n${memo.text}\n${memo.about ?? ''}`);
      return words.every((word) => said.includes(word));
    })
    .sort((a, b) => (a.revised < b.revised ? 1 : a.revised > b.revised ? -1 : 0));
}
