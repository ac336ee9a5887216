import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToLanes, type Lanes, laneCount, layLanes, placeLabels, takeFromLanes } from './lanes';
import type { Marked } from './segments';
import { someCodings } from './some.test-values';

const overlap = (a: Marked, b: Marked) => a.id !== b.id && a.start < b.end && b.start < a.end;

function collides(lanes: Lanes, codings: readonly Marked[]): boolean {
  return codings.some((a) => codings.some((b) => lanes.has(a.id) && overlap(a, b) && lanes.get(a.id) === lanes.get(b.id)));
}

describe('Lanes of stripes', () => {
  it('hold no two stripes over one another, and are as few as can be', () => {
    fc.assert(
      fc.property(someCodings, (codings) => {
        const lanes = layLanes(codings);
        const long = codings.filter((c) => c.end > c.start);
        const deepest = Math.max(0, ...long.map((c) => long.filter((d) => d.start <= c.start && c.start < d.end).length));
        expect(lanes.size).toBe(long.length);
        expect(collides(lanes, long)).toBe(false);
        expect(laneCount(lanes)).toBe(deepest);
      }),
    );
  });

  it('do not depend on the order in which codings come', () => {
    const twice = someCodings.chain((codings) =>
      fc.tuple(fc.constant(codings), fc.shuffledSubarray(codings, { minLength: codings.length, maxLength: codings.length })),
    );
    fc.assert(
      fc.property(twice, ([one, other]) => {
        expect([...layLanes(one)].sort()).toEqual([...layLanes(other)].sort());
      }),
    );
  });

  it('stay when a coding is added, moved or taken out', () => {
    fc.assert(
      fc.property(someCodings, fc.nat(100), fc.integer({ min: 1, max: 40 }), fc.nat(30), (codings, start, length, which) => {
        const lanes = layLanes(codings);
        const added: Marked = { id: `c${which}`, start, end: start + length };
        const after = [...codings.filter((c) => c.id !== added.id), added];
        const next = addToLanes(lanes, after, added);
        for (const [id, lane] of lanes) if (id !== added.id) expect(next.get(id)).toBe(lane);
        expect(collides(next, after)).toBe(false);
        expect(takeFromLanes(next, added.id).has(added.id)).toBe(false);
        expect(takeFromLanes(next, added.id).size).toBe(next.size - 1);
      }),
    );
  });
});

describe('Names beside the stripes', () => {
  const labels = fc
    .array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 20 })), { maxLength: 12 })
    .map((list) => list.map(([wanted, height], i) => ({ id: `l${i}`, wanted, height })));

  it('never stand over one another or above the top, in the order of their wishes', () => {
    fc.assert(
      fc.property(labels, fc.option(fc.integer({ min: 20, max: 200 }), { nil: undefined }), (list, bottom) => {
        const tops = placeLabels(list, bottom);
        const placed = list.map((l) => ({ ...l, top: tops.get(l.id) ?? Number.NaN })).sort((a, b) => a.top - b.top);
        placed.forEach((label, i) => {
          const above = placed[i - 1];
          expect(label.top).toBeGreaterThanOrEqual(above === undefined ? 0 : above.top + above.height);
          if (above !== undefined) expect(label.wanted).toBeGreaterThanOrEqual(above.wanted);
        });
        const room = list.reduce((sum, label) => sum + label.height, 0);
        const last = placed.at(-1);
        if (bottom !== undefined && last !== undefined && room <= bottom) expect(last.top + last.height).toBeLessThanOrEqual(bottom);
      }),
    );
  });

  it('stand where they wish when there is room', () => {
    expect([
      ...placeLabels([
        { id: 'b', wanted: 40, height: 10 },
        { id: 'a', wanted: 5, height: 10 },
      ]).entries(),
    ]).toEqual([
      ['a', 5],
      ['b', 40],
    ]);
  });
});
