import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../text/turns';
import { cutAll, cutTurn, drawingOrder, type Marked, recut } from './segments';
import { someCodings, someTurns } from './some.test-values';

// What lies on each unit of a turn, asked one unit at a time.
function bruteForce(turn: Turn, codings: readonly Marked[]): { start: number; end: number; ids: string[] }[] {
  const runs: { start: number; end: number; ids: string[] }[] = [];
  const borders = new Set(codings.flatMap((c) => (c.end > c.start ? [c.start, c.end] : [])));
  for (let at = turn.start; at < turn.end; at++) {
    const ids = codings
      .filter((c) => c.start <= at && at < c.end)
      .sort(drawingOrder)
      .map((c) => c.id);
    const last = runs.at(-1);
    if (last !== undefined && !borders.has(at)) last.end = at + 1;
    else runs.push({ start: at, end: at + 1, ids });
  }
  return runs;
}

const told = (runs: readonly { start: number; end: number; codings: readonly Marked[] }[]) =>
  runs.map(({ start, end, codings }) => ({ start, end, ids: codings.map((c) => c.id) }));

describe('Cutting a text at its codings', () => {
  it('is what asking every unit would tell', () => {
    fc.assert(
      fc.property(someTurns, someCodings, (turns, codings) => {
        const { runs } = cutAll(turns, codings);
        turns.forEach((turn, i) => {
          expect(told(runs[i] ?? [])).toEqual(bruteForce(turn, codings));
        });
      }),
    );
  });

  it('puts the shortest on top', () => {
    const runs = cutTurn(
      { start: 0, end: 10 },
      [
        { id: 'short', start: 2, end: 4 },
        { id: 'long', start: 0, end: 8 },
      ].sort(drawingOrder),
    );
    expect(told(runs)).toEqual([
      { start: 0, end: 2, ids: ['long'] },
      { start: 2, end: 4, ids: ['long', 'short'] },
      { start: 4, end: 8, ids: ['long'] },
      { start: 8, end: 10, ids: [] },
    ]);
  });

  it('again after a change gives what cutting anew gives, and leaves the turns alone that it does not touch', () => {
    const change = fc.tuple(fc.nat(30), fc.nat(100), fc.nat(40), fc.boolean());
    fc.assert(
      fc.property(someTurns, someCodings, fc.array(change, { maxLength: 6 }), (turns, codings, changes) => {
        let segments = cutAll(turns, codings);
        let list: Marked[] = codings;
        for (const [which, start, length, isRemoval] of changes) {
          const coding: Marked = { id: `c${which}`, start, end: start + length };
          const old = list.find((c) => c.id === coding.id);
          list = list.filter((c) => c.id !== coding.id);
          if (!isRemoval) list = [...list, coding];
          const next = isRemoval ? recut(segments, [], [coding]) : recut(segments, [coding]);
          const touches = (turn: Turn, c: Marked | undefined) =>
            c !== undefined && Math.max(c.start, turn.start) < Math.min(c.end, turn.end);
          turns.forEach((turn, i) => {
            if (!touches(turn, old) && !touches(turn, isRemoval ? undefined : coding)) expect(next.runs[i]).toBe(segments.runs[i]);
          });
          segments = next;
        }
        expect(segments).toEqual(cutAll(turns, list));
      }),
    );
  });

  it('of a coding that is not there changes nothing', () => {
    const segments = cutAll([{ start: 0, end: 5 }], []);
    expect(recut(segments, [], [{ id: 'x', start: 0, end: 3 }])).toBe(segments);
  });
});
