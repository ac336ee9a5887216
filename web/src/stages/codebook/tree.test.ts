import { describe, expect, it, test } from 'vitest';
import { dropped, isWithin, linesOf, moved, partOf, step, type TreeCode, withAbove } from './tree';

const code = (id: string, parent: string | null = null, depth = 0): TreeCode => ({ id, name: id, parent, depth });
// joining (pay, kin), inside (fear (shame)), leaving
const codes = [
  code('joining'),
  code('pay', 'joining', 1),
  code('kin', 'joining', 1),
  code('inside'),
  code('fear', 'inside', 1),
  code('shame', 'fear', 2),
  code('leaving'),
];
const none = new Set<string>();
const names = (closed: ReadonlySet<string>, only: ReadonlySet<string> | null = null) => linesOf(codes, closed, only).map((l) => l.code.id);

describe('The tree of codes', () => {
  it('shows all, or leaves out what stands below a closed code', () => {
    expect(names(none)).toEqual(codes.map((c) => c.id));
    expect(names(new Set(['joining', 'fear']))).toEqual(['joining', 'inside', 'fear', 'leaving']);
    expect(names(new Set(['inside']))).toEqual(['joining', 'pay', 'kin', 'inside', 'leaving']);
  });

  it('shows what is sought with what is above it, closed or not', () => {
    expect(names(new Set(['inside']), withAbove(codes, ['shame']))).toEqual(['inside', 'fear', 'shame']);
    expect(isWithin(codes, 'shame', 'inside')).toBe(true);
    expect(isWithin(codes, 'shame', 'shame')).toBe(true);
    expect(isWithin(codes, 'inside', 'shame')).toBe(false);
  });

  it('tells a line its place among its siblings', () => {
    const kin = linesOf(codes, none).find((line) => line.code.id === 'kin');
    expect(kin).toMatchObject({ place: 2, siblings: 2, hasChildren: false });
  });

  test.each([
    ['joining', 'ArrowDown', { go: 'pay' }],
    ['joining', 'ArrowUp', null],
    ['leaving', 'ArrowDown', null],
    ['pay', 'ArrowUp', { go: 'joining' }],
    ['joining', 'ArrowIn', { go: 'pay' }],
    ['fear', 'ArrowIn', { open: 'fear' }],
    ['pay', 'ArrowIn', null],
    ['joining', 'ArrowOut', { close: 'joining' }],
    ['fear', 'ArrowOut', { go: 'inside' }],
    ['pay', 'ArrowOut', { go: 'joining' }],
    ['leaving', 'ArrowOut', null],
    ['kin', 'Home', { go: 'joining' }],
    ['kin', 'End', { go: 'leaving' }],
    [null, 'ArrowDown', { go: 'joining' }],
    [null, 'ArrowIn', null],
  ] as const)('from %s, %s does %o', (at, key, expected) => expect(step(linesOf(codes, new Set(['fear'])), at, key)).toEqual(expected));
});

describe('Moving a code by keys', () => {
  test.each([
    ['kin', 'up', { parent: 'joining', before: 'pay' }],
    ['pay', 'up', null],
    ['pay', 'down', { parent: 'joining', before: null }],
    ['joining', 'down', { parent: null, before: 'leaving' }],
    ['leaving', 'down', null],
    ['kin', 'in', { parent: 'pay', before: null }],
    ['joining', 'in', null],
    ['shame', 'out', { parent: 'inside', before: null }],
    ['fear', 'out', { parent: null, before: 'leaving' }],
    ['leaving', 'out', null],
    ['gone', 'up', null],
  ] as const)('%s goes %s to %o', (id, way, expected) => expect(moved(codes, id, way)).toEqual(expected));
});

describe('Dropping a code', () => {
  test.each([
    ['pay', 'leaving', 'into', { parent: 'leaving', before: null }],
    ['pay', 'fear', 'before', { parent: 'inside', before: 'fear' }],
    ['pay', 'fear', 'after', { parent: 'inside', before: null }],
    ['leaving', 'joining', 'before', { parent: null, before: 'joining' }],
    // Where it stands already, or below itself: nowhere.
    ['kin', 'pay', 'after', null],
    ['pay', 'kin', 'before', null],
    ['kin', 'joining', 'into', null],
    ['inside', 'shame', 'into', null],
    ['inside', 'inside', 'after', null],
  ] as const)('%s on %s (%s) goes to %o', (id, on, part, expected) => expect(dropped(codes, id, on, part)).toEqual(expected));

  it('tells by the height of the pointer whether before, into or after is meant', () => {
    expect([2, 14, 26].map((offset) => partOf(offset, 28))).toEqual(['before', 'into', 'after']);
  });
});
