import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { arrowDirection, isRightToLeft } from './direction';
import { extend, move, spanOf, type Unit, unitAround, type Way } from './extend';
import { borderAfter, borderBefore, nextBorder, previousBorder, snap } from './graphemes';
import { firstTurnAfter, turnAt } from './turns';

const words = ['They paid late. Nobody saw land.', 'پس از آن چه شد؟ مادرم زنگ می‌زد.', 'e\u0301t 👩‍👧 1395'];
const text = words.join('\n');
const turns = words.map((w, i) => {
  const start = words.slice(0, i).reduce((sum, before) => sum + before.length + 1, 0);
  return { start, end: start + w.length };
});
const second = turns[1]?.start ?? 0;
const third = turns[2]?.start ?? 0;

describe('A selection', () => {
  it('grows by words, from turn to turn', () => {
    let selected = { anchor: 0, focus: 0 };
    const grown: string[] = [];
    for (let i = 0; i < 9; i++) {
      const was = selected.focus;
      selected = extend(text, turns, selected, 'word', 'forward');
      grown.push(text.slice(was, selected.focus));
    }
    expect(grown).toEqual(['They', ' paid', ' late', '. Nobody', ' saw', ' land', '.', '\nپس', ' از']);
    expect(spanOf(selected)).toEqual({ start: 0, end: second + 5 });
  });

  it('shrinks by words backwards, over a non-joiner as one word', () => {
    const end = turns[1]?.end ?? 0;
    const once = move(text, turns, end, 'word', 'backward');
    expect(text.slice(once, end)).toBe('می‌زد.');
    expect(text.slice(move(text, turns, once, 'word', 'backward'), end)).toBe('زنگ می‌زد.');
  });

  it('grows by sentences without the spaces around them', () => {
    const first = move(text, turns, 0, 'sentence', 'forward');
    expect(text.slice(0, first)).toBe('They paid late.');
    expect(text.slice(first, move(text, turns, first, 'sentence', 'forward'))).toBe(' Nobody saw land.');
    const persian = move(text, turns, second, 'sentence', 'forward');
    expect(text.slice(second, persian)).toBe('پس از آن چه شد؟');
    expect(move(text, turns, persian + 4, 'sentence', 'backward')).toBe(persian + 1);
  });

  it('grows by whole characters', () => {
    const steps: string[] = [];
    for (let at = third; at < third + 6; ) {
      const next = move(text, turns, at, 'character', 'forward');
      steps.push(text.slice(at, next));
      at = next;
    }
    expect(steps).toEqual(['e\u0301', 't', ' ', '👩‍👧']);
    expect(move(text, turns, third + 4 + '👩‍👧'.length, 'character', 'backward')).toBe(third + 4);
    expect(move(text, turns, second, 'character', 'backward')).toBe(second - 2);
  });

  it('moves in its way or stays, and within the turns', () => {
    const unit = fc.constantFrom<Unit>('character', 'word', 'sentence');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), unit, fc.constantFrom<Way>('forward', 'backward'), (at, by, way) => {
        const to = move(text, turns, at, by, way);
        const isInTurn = turns.some((turn) => turn.start <= to && to <= turn.end);
        return isInTurn && (way === 'forward' ? to > at || at >= text.length : to < at || at === 0);
      }),
    );
  });

  it('without turns stays', () => expect(move('', [], 0, 'word', 'forward')).toBe(0));

  it('takes the word or the sentence around a place', () => {
    const around = (at: number, unit: 'word' | 'sentence') => {
      const span = unitAround(text, turns, at, unit);
      return span && text.slice(span.start, span.end);
    };
    expect(around(6, 'word')).toBe('paid');
    expect(around(4, 'word')).toBeNull();
    expect(around(18, 'sentence')).toBe('Nobody saw land.');
    expect(around(text.length - 1, 'word')).toBe('1395');
  });
});

describe('A border between characters', () => {
  const pieces = fc.constantFrom(
    'a',
    ' ',
    'e',
    '\u0301',
    'é',
    '👩',
    '\u200D',
    '👧',
    '🏳️',
    '🇦',
    '🇫',
    'ش',
    '\u0651',
    '\u200C',
    '가',
    'ᄀ',
    'ᅡ',
    'क',
    '्',
    'ष',
  );

  it('is where the whole text has one', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.nat(60), (list, at) => {
        const sample = list.join('');
        const offset = Math.min(at, sample.length);
        const borders = [...[...segmenter.segment(sample)].map((s) => s.index), sample.length];
        expect(borderBefore(sample, offset)).toBe(borders.findLast((b) => b <= offset) ?? 0);
        expect(borderAfter(sample, offset)).toBe(borders.find((b) => b >= offset) ?? 0);
      }),
    );
  });

  it('has neighbours', () => {
    expect(nextBorder('👩‍👧x', 0)).toBe(5);
    expect(previousBorder('👩‍👧x', 5)).toBe(0);
    expect(nextBorder('a', 1)).toBe(1);
    expect(previousBorder('a', 0)).toBe(0);
  });

  it('costs no more in a text of nothing but marks', () => {
    const marks = '\u0301'.repeat(5000);
    expect(borderBefore(marks, 4000)).toBeGreaterThanOrEqual(4000 - 65);
  });

  it('leaves an empty span empty', () => expect(snap('e\u0301', { start: 1, end: 1 })).toEqual({ start: 0, end: 0 }));
});

describe('Direction', () => {
  test.each([
    ['Then در سال', false],
    ['«سال ۱۳۹۵» and', true],
    ['1395 سال', true],
    ['שלום', true],
    ['1395', false],
    ['', false],
  ])('of %s', (sample, expected) => expect(isRightToLeft(sample)).toBe(expected));

  it('mirrors the arrows', () => {
    expect(arrowDirection('ArrowRight', false)).toBe('forward');
    expect(arrowDirection('ArrowRight', true)).toBe('backward');
    expect(arrowDirection('ArrowLeft', true)).toBe('forward');
    expect(arrowDirection('ArrowUp', true)).toBeNull();
  });
});

describe('A turn', () => {
  it('is found by an offset in it or after it', () => {
    expect(turnAt(turns, -1)).toBe(-1);
    expect(turnAt(turns, second - 1)).toBe(0);
    expect(turnAt(turns, second)).toBe(1);
    expect(firstTurnAfter(turns, second - 1)).toBe(1);
    expect(firstTurnAfter(turns, text.length)).toBe(3);
  });
});
