import { makeStore } from './store';

/** Whether another study is wanted than the one that was named last: the start page is shown instead of its passphrase. */
export const otherWanted = makeStore(false);
