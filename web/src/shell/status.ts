import type { Acted } from '../api/items';
import type { Connection } from '../live/events';
import { onForget } from './forget';
import { makeStore } from './store';

/** The act that the status line tells of, with what takes it back. */
export interface Told {
  readonly act: string;
  readonly sentence: string;
  /** What the button beside it does; an act that cannot be taken back has none. */
  readonly back: 'undo' | 'redo' | null;
}

export const told = makeStore<Told | null>(null);
export const connection = makeStore<Connection>('connecting');
export const announcement = makeStore<{ readonly text: string; readonly number: number }>({ text: '', number: 0 });

/** Tells of an act in the status line and in the live region. */
export function tell(acted: Acted, back: Told['back'] = 'undo'): void {
  told.set({ act: acted.act, sentence: acted.sentence, back });
  announce(acted.sentence);
}

/** Says something to whoever listens to the page. */
export function announce(text: string): void {
  announcement.set({ text, number: announcement.get().number + 1 });
}

onForget(() => {
  told.set(null);
  announcement.set({ text: '', number: 0 });
});
