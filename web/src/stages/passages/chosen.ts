/** Which lines of a long list are chosen: those of some keys, or all but those of some keys. */
export interface Chosen {
  readonly all: boolean;
  readonly keys: ReadonlySet<string>;
}

export const noneChosen: Chosen = { all: false, keys: new Set() };
export const allChosen: Chosen = { all: true, keys: new Set() };

export const isChosen = (chosen: Chosen, key: string): boolean => chosen.keys.has(key) !== chosen.all;

/** How many of so many are chosen. */
export const countChosen = (chosen: Chosen, total: number): number =>
  chosen.all ? Math.max(0, total - chosen.keys.size) : chosen.keys.size;

/** A line chosen, or chosen no more. */
export function toggleChosen(chosen: Chosen, key: string): Chosen {
  const keys = new Set(chosen.keys);
  if (!keys.delete(key)) keys.add(key);
  return { ...chosen, keys };
}

/** Lines chosen beside those that are. */
export function chooseAlso(chosen: Chosen, more: readonly string[]): Chosen {
  const keys = new Set(chosen.keys);
  for (const key of more) {
    if (chosen.all) keys.delete(key);
    else keys.add(key);
  }
  return { ...chosen, keys };
}
