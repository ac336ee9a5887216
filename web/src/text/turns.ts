/** A stretch of a rendition's text: UTF-16 units, end exclusive, as in C#. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One speaker's turn: where its words lie. Between turns there may be units that belong to none (line breaks, labels). Turns are in order. */
export type Turn = Span;

/** The turn whose words hold an offset or end at it; failing one, the last turn that begins before it. -1 before the first. */
export function turnAt(turns: readonly Turn[], offset: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The first turn that ends after an offset; the number of turns where none does. */
export function firstTurnAfter(turns: readonly Turn[], offset: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
