// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { passageOfRange, rangeOfSpan, selectedIn, spanOfRange, wordsAttribute } from './layout';

interface Laid {
  root: Element;
  text: string;
  turns: { start: number; end: number }[];
  /** The text nodes of each turn's words. */
  nodes: Text[][];
  margins: Text[];
}

// Turns as the page lays them out, each a list of runs; marked runs stand in a <mark>. In the text, a line break stands between two turns.
function lay(...turns: string[][]): Laid {
  const root = document.createElement('div');
  const laid: Laid = { root, text: '', turns: [], nodes: [], margins: [] };
  turns.forEach((runs, i) => {
    if (i > 0) laid.text += '\n';
    const start = laid.text.length;
    const turn = root.appendChild(document.createElement('div'));
    const label = turn.appendChild(document.createElement('span'));
    laid.margins.push(label.appendChild(document.createTextNode(`R${i + 1}`)));
    const words = turn.appendChild(document.createElement('p'));
    words.dir = 'auto';
    words.setAttribute(wordsAttribute, String(start));
    laid.nodes.push(
      runs.map((run, k) => {
        laid.text += run;
        const parent = k % 2 === 1 ? words.appendChild(document.createElement('mark')) : words;
        return parent.appendChild(document.createTextNode(run));
      }),
    );
    laid.turns.push({ start, end: laid.text.length });
  });
  document.body.replaceChildren(root);
  return laid;
}

function rangeFrom(start: Node | undefined, from: number, end: Node | undefined, to: number): Range {
  if (start === undefined || end === undefined) throw new Error('no such node');
  const range = document.createRange();
  range.setStart(start, from);
  range.setEnd(end, to);
  return range;
}

describe('A range in the page', () => {
  it('counts over marks and turns', () => {
    const { root, text, nodes } = lay(['They paid ', 'three', ' months.'], ['Then ', 'half', '.']);
    const span = spanOfRange(root, rangeFrom(nodes[0]?.[1], 2, nodes[1]?.[1], 3));
    expect(span).toEqual({ start: 12, end: text.indexOf('half') + 3 });
    expect(text.slice(span?.start, span?.end)).toBe('ree months.\nThen hal');
  });

  test.each([
    ['Persian', 'مادرم هر هفته زنگ می‌زد و گریه می‌کرد.', 'هر هفته'],
    ['marks written apart', 'une re\u0301union a\u0300 midi', 're\u0301union'],
    ['a joined emoji', 'we 👨‍👩‍👧‍👦 left', '👨‍👩‍👧‍👦'],
    ['a right-to-left phrase that ends in digits', 'He said در سال 1395 and stopped.', 'در سال 1395'],
    ['digits of Persian', 'He said «سال ۱۳۹۵» and stopped.', 'سال ۱۳۹۵'],
  ])('gives the logical offsets of %s', (_, text, phrase) => {
    const at = text.indexOf(phrase);
    const laid = lay(['x'], [text.slice(0, at + 2), text.slice(at + 2)]);
    const [before, marked] = laid.nodes[1] ?? [];
    const range = rangeFrom(before, at, marked, phrase.length - 2);
    const span = passageOfRange(laid.root, range, laid.text);
    expect(span).toEqual({ start: 2 + at, end: 2 + at + phrase.length });
    expect(laid.text.slice(span?.start, span?.end)).toBe(phrase);
  });

  it('over a right-to-left phrase dragged from its digits backwards is the same passage, its moving end first', () => {
    const text = 'He said در سال 1395 and stopped.';
    const { root, nodes } = lay([text]);
    const node = nodes[0]?.[0] as Text;
    const start = text.indexOf('در');
    const end = text.indexOf(' and');
    const selection = document.getSelection() as Selection;
    selection.setBaseAndExtent(node, end, node, start);
    expect(selectedIn(root, selection)).toEqual({ anchor: end, focus: start });
    selection.setBaseAndExtent(node, start, node, end);
    expect(selectedIn(root, selection)).toEqual({ anchor: start, focus: end });
  });

  it('takes in whole characters', () => {
    const text = 'a👨‍👩‍👧b e\u0301 می‌زد';
    const { root, nodes } = lay([text]);
    const node = nodes[0]?.[0];
    expect(passageOfRange(root, rangeFrom(node, 3, node, 4), text)).toEqual({ start: 1, end: 9 });
    const accent = text.indexOf('\u0301');
    expect(passageOfRange(root, rangeFrom(node, accent, node, accent + 1), text)).toEqual({ start: accent - 1, end: accent + 1 });
  });

  it('that is empty is a caret, and no passage', () => {
    const { root, nodes, text } = lay(['one'], ['two']);
    const caret = rangeFrom(nodes[1]?.[0], 1, nodes[1]?.[0], 1);
    expect(spanOfRange(root, caret)).toEqual({ start: 5, end: 5 });
    expect(passageOfRange(root, caret, text)).toBeNull();
  });

  it('that begins in a margin begins with the words beside it, and one that ends there ends with the words before', () => {
    const { root, nodes, margins, text } = lay(['one'], ['two'], ['three']);
    expect(spanOfRange(root, rangeFrom(margins[1], 1, nodes[1]?.[0], 2))).toEqual({ start: 4, end: 6 });
    expect(spanOfRange(root, rangeFrom(nodes[0]?.[0], 1, margins[2], 1))).toEqual({ start: 1, end: 7 });
    expect(spanOfRange(root, rangeFrom(root, 1, root, 2))).toEqual({ start: 4, end: 7 });
    expect(spanOfRange(root, rangeFrom(document.body, 0, document.body, 1))).toEqual({ start: 0, end: text.length });
  });

  it('within one margin holds no words', () => {
    const { root, margins } = lay(['one'], ['two']);
    expect(spanOfRange(root, rangeFrom(margins[1], 0, margins[1], 2))).toBeNull();
    const outside = document.body.appendChild(document.createTextNode('elsewhere'));
    expect(spanOfRange(root, rangeFrom(outside, 0, outside, 3))).toBeNull();
    expect(spanOfRange(document.createElement('div'), rangeFrom(outside, 0, outside, 3))).toBeNull();
  });
});

describe('A span of the text', () => {
  it('becomes the range of its words, and that the span again', () => {
    const run = fc.constantFrom('a', 'word ', 'در سال ', '1395', 'e\u0301', '👩‍👧', 'xyz');
    const turn = fc.array(run, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), (turns, one, other) => {
        const laid = lay(...turns);
        // Every offset that stands in a turn: those between turns have no place in the page.
        const places = laid.turns.flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, i) => start + i));
        const [start, end] = [places[one % places.length] ?? 0, places[other % places.length] ?? 0].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const range = rangeOfSpan(laid.root, { start, end });
        // A break between two turns has no words in the page.
        if (range === null) return laid.text.slice(start, end) === '\n';
        const span = spanOfRange(laid.root, range);
        // The edges of turns may be said in two ways; the words are the same.
        return laid.text.slice(span?.start, span?.end).replaceAll('\n', '') === laid.text.slice(start, end).replaceAll('\n', '');
      }),
      { numRuns: 200 },
    );
  });

  it('begins in the mark that holds its first word', () => {
    const { root, nodes } = lay(['one ', 'two', ' three']);
    const range = rangeOfSpan(root, { start: 4, end: 7 });
    expect(range?.startContainer).toBe(nodes[0]?.[1]);
    expect(range?.endContainer).toBe(nodes[0]?.[1]);
  });

  it('outside the words has no range', () => {
    expect(rangeOfSpan(lay(['one']).root, { start: 10, end: 12 })).toBeNull();
    expect(rangeOfSpan(document.createElement('div'), { start: 0, end: 1 })).toBeNull();
  });
});
