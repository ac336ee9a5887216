import { firstTurnAfter, type Span, type Turn } from '../text/turns';

/** A coding as the text shows it: an id and the passage. */
export interface Marked extends Span {
  readonly id: string;
}

/** A stretch of a turn on which the same codings lie; the longest first, so that the shortest is on top. */
export interface Run<T extends Marked> extends Span {
  readonly codings: readonly T[];
}

/** A text's turns with the runs of each. What a change does not touch keeps its identity, so that a memoised turn is not drawn again. */
export interface Segments<T extends Marked> {
  readonly turns: readonly Turn[];
  /** The codings that lie on each turn, in drawing order. */
  readonly codings: readonly (readonly T[])[];
  readonly runs: readonly (readonly Run<T>[])[];
}

/** Cuts a whole text: O(n log n) in turns and codings, and what the runs themselves hold. */
export function cutAll<T extends Marked>(turns: readonly Turn[], codings: readonly T[]): Segments<T> {
  const byTurn: T[][] = turns.map(() => []);
  for (const coding of [...codings].sort(drawingOrder)) for (const i of turnsOf(turns, coding)) byTurn[i]?.push(coding);
  return { turns, codings: byTurn, runs: turns.map((turn, i) => cutTurn(turn, byTurn[i] ?? [])) };
}

/** Puts codings in (new ones, or known ones with another passage) and takes codings out, by id; only the turns that they touch are cut again. */
export function recut<T extends Marked>(segments: Segments<T>, put: readonly T[], removed: readonly Marked[] = []): Segments<T> {
  const { turns } = segments;
  const gone = new Set([...put, ...removed].map((coding) => coding.id));
  const touched = new Set<number>();
  for (const coding of put) for (const i of turnsOf(turns, coding)) touched.add(i);
  // Where a coding lay before is not asked of the caller: a page that missed an event may not know it.
  segments.codings.forEach((list, i) => {
    if (!touched.has(i) && list.some((coding) => gone.has(coding.id))) touched.add(i);
  });
  if (touched.size === 0) return segments;
  const codings = segments.codings.slice();
  const runs = segments.runs.slice();
  for (const i of touched) {
    const turn = turns[i];
    if (turn === undefined) continue;
    const stay = (codings[i] ?? []).filter((coding) => !gone.has(coding.id));
    const come = put.filter((coding) => liesOn(coding, turn));
    codings[i] = [...stay, ...come].sort(drawingOrder);
    runs[i] = cutTurn(turn, codings[i]);
  }
  return { turns, codings, runs };
}

/** Cuts a turn's words at the borders of its codings, which are in drawing order. The runs follow one another without a gap; a turn without words has none. */
export function cutTurn<T extends Marked>(turn: Turn, codings: readonly T[]): Run<T>[] {
  const borders = new Set([turn.start, turn.end]);
  const starting = new Map<number, number[]>();
  const ending = new Map<number, number[]>();
  codings.forEach((coding, rank) => {
    const start = Math.max(coding.start, turn.start);
    const end = Math.min(coding.end, turn.end);
    if (end <= start) return;
    borders.add(start).add(end);
    listAt(starting, start).push(rank);
    listAt(ending, end).push(rank);
  });
  const places = [...borders].sort((a, b) => a - b);
  const runs: Run<T>[] = [];
  const open = new Set<number>();
  for (let i = 0; i + 1 < places.length; i++) {
    const start = places[i] as number;
    const end = places[i + 1] as number;
    for (const rank of ending.get(start) ?? []) open.delete(rank);
    for (const rank of starting.get(start) ?? []) open.add(rank);
    const ranks = [...open].sort((a, b) => a - b);
    runs.push({ start, end, codings: ranks.map((rank) => codings[rank] as T) });
  }
  return runs;
}

/** Longest first; among equals the one that begins first, then by id, so that every page draws alike. */
export function drawingOrder(a: Marked, b: Marked): number {
  return b.end - b.start - (a.end - a.start) || a.start - b.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function* turnsOf(turns: readonly Turn[], coding: Span): Generator<number> {
  if (coding.end <= coding.start) return;
  for (let i = firstTurnAfter(turns, coding.start); i < turns.length; i++) {
    const turn = turns[i] as Turn;
    if (turn.start >= coding.end) return;
    if (liesOn(coding, turn)) yield i;
  }
}

function liesOn(coding: Span, turn: Turn): boolean {
  return Math.max(coding.start, turn.start) < Math.min(coding.end, turn.end);
}

function listAt(map: Map<number, number[]>, key: number): number[] {
  let list = map.get(key);
  if (list === undefined) {
    list = [];
    map.set(key, list);
  }
  return list;
}
