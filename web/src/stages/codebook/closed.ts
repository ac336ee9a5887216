import { onForget } from '../../shell/forget';
import { makeStore, useStore } from '../../shell/store';

const none: ReadonlySet<string> = new Set();

/** The codes that are closed in the tree, as long as the page stands. */
const closed = makeStore(none);

onForget(() => closed.set(none));

export const useClosed = () => useStore(closed);

/** Opens or closes codes in every tree of the page. */
export function setClosed(ids: readonly string[], isClosed: boolean): void {
  const next = new Set(closed.get());
  for (const id of ids) {
    if (isClosed) next.add(id);
    else next.delete(id);
  }
  closed.set(next);
}
