import { onForget } from '../../shell/forget';
import { makeStore } from '../../shell/store';

/** The document that was open last: an id, in memory alone. */
export const lastDocument = makeStore<string | null>(null);

onForget(() => lastDocument.set(null));
