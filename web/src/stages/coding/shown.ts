import { addToLanes, type Lanes, layLanes, takeFromLanes } from '../../coding/lanes';
import { cutAll, type Marked, recut, type Segments } from '../../coding/segments';
import type { Block } from './blocks';

/** What the page needs of a code to show it. */
export interface ShownCode {
  readonly name: string;
  readonly path: string;
  readonly colour: string;
}

/** A coding as the text and its margin show it. */
export interface Shown extends Marked {
  readonly code: string;
  readonly name: string;
  readonly colour: string;
  /** Who coded it, in letters; null where nobody but the reader codes. */
  readonly by: string | null;
  /** Carried here from another text of the source: it is seen, and changed there. */
  readonly from: string | null;
}

/** What is read of a coding. */
export interface ReadCoding {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly coder: string;
}

/** Makes what is shown of codings and keeps the identity of those that look as before, so that only turns which look otherwise are drawn again. */
export function makeShower(): (
  codings: readonly ReadCoding[],
  codes: ReadonlyMap<string, ShownCode>,
  initialsOf: (coder: string) => string | null,
  from?: (id: string) => string | null,
) => Shown[] {
  let known = new Map<string, Shown>();
  return (codings, codes, initialsOf, from = () => null) => {
    const next = new Map<string, Shown>();
    for (const coding of codings) {
      const code = codes.get(coding.code);
      // A code that the page has not heard of yet comes with the event after this one.
      if (code === undefined) continue;
      const shown: Shown = {
        id: coding.id,
        start: coding.start,
        end: coding.end,
        code: coding.code,
        name: code.name,
        colour: code.colour,
        by: initialsOf(coding.coder),
        from: from(coding.id),
      };
      const before = known.get(coding.id);
      next.set(coding.id, before !== undefined && isSame(before, shown) ? before : shown);
    }
    known = next;
    return [...next.values()];
  };
}

function isSame(a: Shown, b: Shown): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.code === b.code &&
    a.name === b.name &&
    a.colour === b.colour &&
    a.by === b.by &&
    a.from === b.from
  );
}

/** A text with its codings, cut and laid in lanes. */
export interface Laid {
  readonly blocks: readonly Block[];
  readonly segments: Segments<Shown>;
  readonly lanes: Lanes;
  readonly shown: readonly Shown[];
}

// More than so many at once, and laying all anew is quicker and looks tidier.
const many = 40;

/** Lays out codings; where a layout of the same text is there, only what differs is done again. */
export function layOut(blocks: readonly Block[], shown: readonly Shown[], before: Laid | null): Laid {
  if (before === null || before.blocks !== blocks) return { blocks, shown, segments: cutAll(blocks, shown), lanes: layLanes(shown) };
  if (before.shown === shown) return before;
  const was = new Set(before.shown);
  const is = new Set(shown.map((coding) => coding.id));
  const put = shown.filter((coding) => !was.has(coding));
  const removed = before.shown.filter((coding) => !is.has(coding.id));
  if (put.length + removed.length === 0) return { ...before, shown };
  if (put.length + removed.length > many) return { blocks, shown, segments: cutAll(blocks, shown), lanes: layLanes(shown) };
  let lanes = before.lanes;
  for (const coding of removed) lanes = takeFromLanes(lanes, coding.id);
  const moved = new Map(before.shown.map((coding) => [coding.id, coding]));
  for (const coding of put) {
    const old = moved.get(coding.id);
    if (old === undefined || old.start !== coding.start || old.end !== coding.end) lanes = addToLanes(lanes, shown, coding);
  }
  return { blocks, shown, segments: recut(before.segments, put, removed), lanes };
}

/** A stripe of the margin beside one turn. */
export interface Stripe {
  readonly coding: Shown;
  readonly lane: number;
  /** Where it lies among the turn's words. */
  readonly start: number;
  readonly end: number;
  /** Whether its name stands here: where the passage begins. */
  readonly isNamed: boolean;
}

const kept = new WeakMap<readonly Shown[], readonly Stripe[]>();

/** The stripes beside a turn, of which the turn before ends at `endBefore`; the same array as long as the turn's codings are the same. */
export function stripesOf(turn: Block, endBefore: number, codings: readonly Shown[], lanes: Lanes): readonly Stripe[] {
  const known = kept.get(codings);
  if (known !== undefined) return known;
  const stripes = codings
    .map((coding) => ({
      coding,
      lane: lanes.get(coding.id) ?? 0,
      start: Math.max(turn.start, coding.start),
      end: Math.min(turn.end, coding.end),
      isNamed: coding.start >= endBefore,
    }))
    .sort((a, b) => a.start - b.start || a.lane - b.lane);
  kept.set(codings, stripes);
  return stripes;
}
