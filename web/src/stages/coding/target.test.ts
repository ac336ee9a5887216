import { describe, expect, it } from 'vitest';
import { initials, showCodes } from './colours';
import { keep, noSlots, use } from './recent';
import { codingAt, neighbour, targetOf, trimmed } from './target';

const text = 'They paid late. Nobody saw land.\nWe waited.';
const turns = [
  { start: 0, end: 32 },
  { start: 33, end: 43 },
];

describe('What a code is given to', () => {
  it('is what is selected, without the spaces at its ends', () => {
    expect(targetOf(text, turns, { anchor: 10, focus: 4 }, { start: 0, end: 3 })).toEqual({ start: 5, end: 9 });
    expect(trimmed(text, { start: 4, end: 5 })).toBeNull();
  });

  it('is the passage at hand where nothing is selected', () => {
    expect(targetOf(text, turns, { anchor: 4, focus: 4 }, { start: 0, end: 3 })).toEqual({ start: 0, end: 3 });
  });

  it('is the sentence around the caret where nothing is at hand', () => {
    expect(targetOf(text, turns, { anchor: 18, focus: 18 }, null)).toEqual({ start: 16, end: 32 });
    expect(targetOf(text, turns, { anchor: 43, focus: 43 }, null)).toEqual({ start: 33, end: 43 });
    expect(targetOf(text, turns, null, null)).toBeNull();
  });
});

describe('A place in the text', () => {
  const codings = [
    { id: 'long', start: 0, end: 32 },
    { id: 'short', start: 5, end: 9 },
    { id: 'later', start: 33, end: 43 },
  ];

  it('means the shortest passage there', () => {
    expect(codingAt(codings, 6)?.id).toBe('short');
    expect(codingAt(codings, 20)?.id).toBe('long');
    expect(codingAt(codings, 32)).toBeNull();
  });

  it('has passages before and after it, around the ends', () => {
    expect(neighbour(codings, 'long', 0, 1)?.id).toBe('short');
    expect(neighbour(codings, 'later', 0, 1)?.id).toBe('long');
    expect(neighbour(codings, null, 20, -1)?.id).toBe('short');
    expect(neighbour(codings, null, 40, 1)?.id).toBe('long');
    expect(neighbour([], null, 0, 1)).toBeNull();
  });
});

describe('A digit', () => {
  it('stays with its code; the tenth code takes that of the one whose use is longest past', () => {
    let slots = noSlots;
    for (const code of 'abcdefghi') slots = use(slots, code);
    slots = use(slots, 'a');
    expect(slots.codes.join('')).toBe('abcdefghi');
    expect(use(slots, 'z').codes.join('')).toBe('azcdefghi');
    expect(keep(slots, (code) => code !== 'c').codes.join('')).toBe('abdefghi');
  });
});

describe('A code', () => {
  it('without a colour has that of the code above it, and a branch without any has one of its own', () => {
    const code = (id: string, parent: string | null, colour: string | null) => ({ id, name: id, path: id, parent, colour });
    const shown = showCodes([code('a', null, '#112233'), code('b', 'a', null), code('c', null, null), code('d', 'c', null)]);
    expect(shown.get('b')?.colour).toBe('#112233');
    expect(shown.get('c')?.colour).not.toBe('#112233');
    expect(shown.get('d')?.colour).toBe(shown.get('c')?.colour);
  });

  it('is told with its coder in two letters', () => {
    expect(['Anna Kern', 'Mira', 'م. رضایی', ''].map(initials)).toEqual(['AK', 'MI', 'مر', '']);
  });
});
