import { onForget } from './forget';
import { makeStore } from './store';

/** What lies over the page: the palette, the sheet of keys, or nothing. */
export const opened = makeStore<'palette' | 'keys' | null>(null);

onForget(() => opened.set(null));
