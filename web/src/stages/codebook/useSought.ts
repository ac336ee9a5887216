import { useMemo, useState } from 'react';
import { filterByName } from '../../actions/palette';
import type { CodeItem } from './items';
import { isCalled } from './useCodeMoves';

export interface Sought {
  /** The codes that the typed words find. */
  readonly ids: ReadonlySet<string>;
  /** The one that Enter takes; null where it makes a new one, or there is none. */
  readonly marked: string | null;
  /** Whether what was typed could be a new code. */
  readonly isNew: boolean;
  /** Marks the next or the one before, in the order of the tree; after the last comes the new one. */
  move(by: 1 | -1): void;
}

/** What typed words find among the codes; null where nothing is typed. */
export function useSought(codes: readonly CodeItem[], typed: string): Sought | null {
  const [mark, setMark] = useState<{ readonly typed: string; readonly marked: string | null } | null>(null);
  const found = useMemo(
    () =>
      filterByName(
        codes.map((code) => ({ id: code.id, name: code.name, aliases: [code.path] })),
        typed,
      ).map((code) => code.id),
    [codes, typed],
  );
  const ids = useMemo(() => new Set(found), [found]);
  return useMemo(() => {
    if (typed.trim() === '') return null;
    const isNew = !codes.some((code) => isCalled(code, typed));
    const isStill = mark !== null && mark.typed === typed && (mark.marked === null ? isNew : ids.has(mark.marked));
    const marked = isStill ? mark.marked : (found[0] ?? null);
    const order: (string | null)[] = [...codes.filter((code) => ids.has(code.id)).map((code) => code.id), ...(isNew ? [null] : [])];
    const move = (by: 1 | -1): void => {
      const next = order[(order.indexOf(marked) + by + order.length) % order.length];
      if (next !== undefined) setMark({ typed, marked: next });
    };
    return { ids, marked, isNew, move };
  }, [codes, typed, found, ids, mark]);
}
