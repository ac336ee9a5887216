/** A list with new values in the place of old ones of the same id, new ones at the end, and without those that are gone. */
export function replaced<T extends { readonly id: string }>(old: readonly T[], put: readonly T[], removed: readonly string[]): T[] {
  const fresh = new Map(put.map((item) => [item.id, item]));
  const gone = new Set(removed);
  const kept = old.filter((item) => !gone.has(item.id)).map((item) => fresh.get(item.id) ?? item);
  const known = new Set(kept.map((item) => item.id));
  return [...kept, ...put.filter((item) => !known.has(item.id))];
}
