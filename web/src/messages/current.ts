import { makeStore, useStore } from '../shell/store';
import { type Language, loadMessages, type Messages, makeMessages } from './messages';

const current = makeStore<Messages>(makeMessages('en', {}));

/** The words of the page in the language that is chosen. */
export const useMessages = (): Messages => useStore(current);

/** The same outside of components. */
export const words = (): Messages => current.get();

/** Speaks another language from now on, in place. */
export async function speak(language: Language): Promise<void> {
  const messages = await loadMessages(language);
  document.documentElement.lang = messages.language;
  document.documentElement.dir = messages.direction;
  current.set(messages);
}
