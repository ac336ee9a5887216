import { onForget } from './forget';
import { makeStore, useStore } from './store';

/** What is searched for: kept in memory alone, never in the address. The number tells that the same words were asked for again. */
export const searchWords = makeStore<{ readonly words: string; readonly asked: number }>({ words: '', asked: 0 });

/** Asks for words; the page of passages answers. */
export function askFor(words: string): void {
  searchWords.set({ words, asked: searchWords.get().asked + 1 });
}

export const useSearchWords = () => useStore(searchWords);

onForget(() => searchWords.set({ words: '', asked: 0 }));
