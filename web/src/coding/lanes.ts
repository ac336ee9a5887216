import type { Marked } from './segments';

/** In which lane of the margin each coding's stripe stands, by id; lane 0 is nearest to the text. */
export type Lanes = ReadonlyMap<string, number>;

/** Gives every coding a lane, so that no two stripes of a lane overlap, with as few lanes as can be: O(n log n). */
export function layLanes(codings: readonly Marked[]): Lanes {
  const lanes = new Map<string, number>();
  const busy = new Heap<{ end: number; lane: number }>((a, b) => a.end - b.end || a.lane - b.lane);
  const free = new Heap<number>((a, b) => a - b);
  let count = 0;
  for (const coding of codings.filter(hasWords).sort(laneOrder)) {
    for (let top = busy.peek(); top !== undefined && top.end <= coding.start; top = busy.peek()) {
      busy.pop();
      free.push(top.lane);
    }
    const lane = free.pop() ?? count++;
    lanes.set(coding.id, lane);
    busy.push({ end: coding.end, lane });
  }
  return lanes;
}

/** The lanes with one coding more, or with one that has moved: it takes the lane nearest to the text that is free, and no other stripe moves. */
export function addToLanes(lanes: Lanes, codings: readonly Marked[], added: Marked): Lanes {
  const next = new Map(lanes);
  next.delete(added.id);
  if (!hasWords(added)) return next;
  const taken = new Set<number>();
  for (const coding of codings) {
    const lane = next.get(coding.id);
    if (lane !== undefined && coding.start < added.end && coding.end > added.start) taken.add(lane);
  }
  let lane = 0;
  while (taken.has(lane)) lane++;
  return next.set(added.id, lane);
}

/** The lanes without a coding; the others stay where they are. */
export function takeFromLanes(lanes: Lanes, id: string): Lanes {
  const next = new Map(lanes);
  next.delete(id);
  return next;
}

/** How many lanes there are. */
export function laneCount(lanes: Lanes): number {
  let most = 0;
  for (const lane of lanes.values()) most = Math.max(most, lane + 1);
  return most;
}

/** A name beside the stripes: where it would like to stand and how high it is, in any unit of length. */
export interface Label {
  readonly id: string;
  readonly wanted: number;
  readonly height: number;
}

/** Where each name stands, by id: none over another, each as near below its wish as the ones above it allow, in the order of the wishes. Where the
 * last would stand below the bottom, those above it move up; names that find no room at all run over the bottom. */
export function placeLabels(labels: readonly Label[], bottom = Number.POSITIVE_INFINITY): ReadonlyMap<string, number> {
  const order = [...labels].sort((a, b) => a.wanted - b.wanted || (a.id < b.id ? -1 : 1));
  const tops: number[] = [];
  let next = 0;
  for (const label of order) {
    const top = Math.max(label.wanted, next);
    tops.push(top);
    next = top + label.height;
  }
  let limit = bottom;
  for (let i = order.length - 1; i >= 0; i--) {
    const height = order[i]?.height ?? 0;
    const top = Math.min(tops[i] ?? 0, limit - height);
    tops[i] = top;
    limit = top;
  }
  // Going up may have pushed the first above the top: then they are stacked from there.
  next = 0;
  return new Map(
    order.map((label, i) => {
      const top = Math.max(tops[i] ?? 0, next);
      next = top + label.height;
      return [label.id, top];
    }),
  );
}

function hasWords(coding: Marked): boolean {
  return coding.end > coding.start;
}

function laneOrder(a: Marked, b: Marked): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}

class Heap<T> {
  readonly #items: T[] = [];
  readonly #order: (a: T, b: T) => number;

  constructor(order: (a: T, b: T) => number) {
    this.#order = order;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#order(items[parent] as T, item) <= 0) break;
      items[at] = items[parent] as T;
      at = parent;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.#order(items[child + 1] as T, items[child] as T) < 0) child++;
      if (this.#order(last, items[child] as T) <= 0) break;
      items[at] = items[child] as T;
      at = child;
    }
    items[at] = last;
    return top;
  }
}
