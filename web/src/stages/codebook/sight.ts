import { onForget } from '../../shell/forget';
import { goTo } from '../../shell/places';
import { makeStore, useStore } from '../../shell/store';

export type View = 'codes' | 'sets' | 'memos' | 'links' | 'versions';

/** What the page of the codebook shows, kept while other pages are in front. */
export interface Sight {
  readonly view: View;
  /** The entry that is open. */
  readonly code: string | null;
}

const first: Sight = { view: 'codes', code: null };
const sight = makeStore(first);

onForget(() => sight.set(first));

export const useSight = () => useStore(sight);
export const showView = (view: View): void => sight.set({ ...sight.get(), view });
export const showCode = (code: string | null): void => sight.set({ view: 'codes', code });

/** Opens a code's entry from another page. */
export function openCode(code: string | null): void {
  if (code !== null) showCode(code);
  goTo('/codebook');
}

/** Where passages of a code are read. */
export const passagesOf = (code: string): string => `/passages?codes=${code}`;

/** Where a turn of a text is read. */
export const textAt = (document: string, turn: number | null): string => `/code/${document}${turn === null ? '' : `?turn=${turn}`}`;

/** Where words of a text are read. */
export const wordsAt = ({ document, start, end }: { readonly document: string; readonly start: number; readonly end: number }): string =>
  `/code/${document}?from=${start}&to=${end}`;
