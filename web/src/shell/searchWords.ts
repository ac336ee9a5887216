import { onForget } from './forget';
import { makeStore, useStore } from './store';

/** What is searched for: kept in memory alone, never in the address; and whether the page of passages has yet to answer. */
export const searchWords = makeStore<{ readonly words: string; readonly isOpen: boolean }>({ words: '', isOpen: false });

/** Asks for words, perhaps the same once more; the page of passages answers. */
export const askFor = (words: string): void => searchWords.set({ words, isOpen: true });

/** Says that the words were answered. */
export const answered = (): void => searchWords.set({ ...searchWords.get(), isOpen: false });

export const useSearchWords = () => useStore(searchWords);

onForget(() => searchWords.set({ words: '', isOpen: false }));
