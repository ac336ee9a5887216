import { useCallback, useSyncExternalStore } from 'react';
import { onForgetTyped } from './forget';

const drafts = new Map<string, string>();
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of [...listeners]) listener();
};

onForgetTyped(() => {
  drafts.clear();
  tell();
});

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether anything is being typed that was not saved. */
export const hasDrafts = (): boolean => drafts.size > 0;

/**
 * A text that is being typed, kept in memory under a key (`memo:ID`, without words): it outlives the page's leaving the screen and a restart of the
 * program, and no lock. `null` sets it back to what is saved.
 */
export function useDraft(key: string, saved: string): readonly [text: string, write: (text: string | null) => void, isDraft: boolean] {
  const draft = useSyncExternalStore(subscribe, () => drafts.get(key));
  const write = useCallback(
    (text: string | null) => {
      if (text === null) drafts.delete(key);
      else drafts.set(key, text);
      tell();
    },
    [key],
  );
  return [draft ?? saved, write, draft !== undefined];
}
