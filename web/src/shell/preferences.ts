import { api, unwrap } from '../api/client';
import { Trouble } from '../api/trouble';
import { speak } from '../messages/current';
import { languageOf } from '../messages/messages';
import { queryClient } from './client';
import { keys } from './queries';
import { makeStore, useStore } from './store';

/** What a person prefers on this computer, whichever study is open. */
export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly language: string;
  readonly idleMinutes: number;
  readonly readingFace: 'sans' | 'serif';
  /** In pixels, where letters have the size that the browser gives them. */
  readonly readingSize: number;
  readonly rememberStudies: boolean;
}

const first: Preferences = { theme: 'auto', language: 'en', idleMinutes: 15, readingFace: 'sans', readingSize: 16, rememberStudies: true };

export const preferences = makeStore<Preferences>(first);

export const usePreferences = (): Preferences => useStore(preferences);

/** Takes up what is preferred on this computer. Where that cannot be read, the page goes on as it comes: what is wrong is said where the study is asked for. */
export async function readPreferences(): Promise<void> {
  try {
    await take({ ...first, ...(await unwrap(api.GET('/api/preferences'))) });
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
  }
}

/** Keeps what is preferred from now on; it holds at once. */
export async function keepPreferences(change: Partial<Preferences>): Promise<void> {
  const speaksOtherwise = change.language !== undefined && change.language !== preferences.get().language;
  await take({ ...first, ...(await unwrap(api.PUT('/api/preferences', { body: { ...preferences.get(), ...change } }))) });
  // Reasons and sentences came from the server in the language before.
  if (speaksOtherwise) await queryClient.invalidateQueries();
  else if (change.idleMinutes !== undefined) await queryClient.invalidateQueries({ queryKey: keys.study });
}

async function take(next: Preferences): Promise<void> {
  const root = document.documentElement;
  root.style.setProperty('--size-text', `${next.readingSize / 16}rem`);
  root.setAttribute('data-reading-face', next.readingFace);
  const language = languageOf(next.language);
  if (language !== root.lang) await speak(language);
  preferences.set(next);
}
