import { fold } from '../search/folding';

/** Something that is found by its name: an action, a code, a source. */
export interface Named {
  readonly name: string;
  /** Other words that find it. */
  readonly aliases?: readonly string[];
}

/**
 * What typed words find, the nearest first: names that begin so, names with words that begin so, names that hold them anywhere; each group in the order
 * given. Every typed word must be found. Letters are compared as a search compares them. Nothing typed finds all.
 */
export function filterByName<T extends Named>(items: readonly T[], typed: string): T[] {
  const whole = fold(typed).trim().replace(/\s+/g, ' ');
  if (whole === '') return [...items];
  const wanted = whole.split(' ');
  const found: { item: T; rank: number }[] = [];
  for (const item of items) {
    const ranks = [item.name, ...(item.aliases ?? [])].map((name) => rankOf(fold(name), whole, wanted));
    const rank = Math.min(...ranks);
    if (rank < notFound) found.push({ item, rank });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

const notFound = 3;

function rankOf(name: string, whole: string, wanted: readonly string[]): number {
  if (name.startsWith(whole)) return 0;
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u);
  if (wanted.every((typed) => words.some((word) => word.startsWith(typed)))) return 1;
  return wanted.every((typed) => name.includes(typed)) ? 2 : notFound;
}
