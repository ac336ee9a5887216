import { makeStore, useStore } from './store';

/** What a person prefers on this computer, whichever study is open. */
export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly language: string;
}

export const preferences = makeStore<Preferences>({ theme: 'auto', language: 'en' });

export const usePreferences = (): Preferences => useStore(preferences);
