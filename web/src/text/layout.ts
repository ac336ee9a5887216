import { snap } from './graphemes';
import type { Span } from './turns';

/*
 * How a rendition stands in the page:
 *
 *   <div>                                   the root
 *     <div>                                 a turn
 *       <span>R1</span>                     its margin: number, speaker, time
 *       <p dir="auto" data-from="118">      its words; the offset of the first
 *         I had <mark>no work</mark>.
 *
 * The margin stands outside the element with dir="auto": a Latin label inside it would turn a Persian turn around.
 * Nothing but the turn's words stands inside, so that the lengths of its text nodes add up to offsets.
 */

/** The attribute of the elements that hold words: of two texts side by side each has its own. */
export type WordsAttribute = 'data-from' | 'data-beside';
export const wordsAttribute = 'data-from';
export const besideAttribute = 'data-beside';

/** The offsets of a range, in logical order whatever the direction of the words; null where it touches no words. What lies in margins counts
 * from the nearest words inside the range. A caret among words is an empty span. */
export function spanOfRange(root: Element, range: StaticRange | Range, attribute: WordsAttribute = wordsAttribute): Span | null {
  const elements = wordsOf(root, attribute);
  const start = offsetAtOrAfter(elements, range.startContainer, range.startOffset);
  const end = offsetAtOrBefore(elements, range.endContainer, range.endOffset);
  return start === null || end === null || start > end ? null : { start, end };
}

/** The offsets of a range in whole characters, as they are coded; null where it holds no words. */
export function passageOfRange(root: Element, range: StaticRange | Range, text: string): Span | null {
  const span = spanOfRange(root, range);
  return span === null || span.end === span.start ? null : snap(text, span);
}

/** The two ends of the page's selection as offsets, the moving one apart; null where it touches no words. */
export function selectedIn(
  root: Element,
  selection: Selection,
  attribute: WordsAttribute = wordsAttribute,
): { anchor: number; focus: number } | null {
  if (selection.rangeCount === 0 || selection.anchorNode === null || selection.focusNode === null) return null;
  const span = spanOfRange(root, selection.getRangeAt(0), attribute);
  if (span === null) return null;
  const range = selection.getRangeAt(0);
  const isBackward = selection.focusNode === range.startContainer && selection.focusOffset === range.startOffset && !range.collapsed;
  return isBackward ? { anchor: span.end, focus: span.start } : { anchor: span.start, focus: span.end };
}

/** The range of a span; null where the root holds none of its words. */
export function rangeOfSpan(root: Element, span: Span, attribute: WordsAttribute = wordsAttribute): Range | null {
  const elements = wordsOf(root, attribute);
  // The start belongs to the words that follow it, the end to those before it: a passage takes in no empty edge of another turn.
  const isEmpty = span.end <= span.start;
  const first = elements[firstWhere(elements, (e) => (isEmpty ? endOf(e) >= span.start : endOf(e) > span.start))];
  const last = elements[firstWhere(elements, (e) => (isEmpty ? fromOf(e) > span.end : fromOf(e) >= span.end)) - 1];
  if (first === undefined || last === undefined || fromOf(first) > endOf(last)) return null;
  if (isEmpty && first !== last && fromOf(first) > span.start) return null;
  const range = root.ownerDocument.createRange();
  const from = pointAt(first, Math.max(0, span.start - fromOf(first)), 'after');
  const to = isEmpty ? from : pointAt(last, Math.min(lengthOf(last), span.end - fromOf(last)), 'before');
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

function offsetAtOrAfter(elements: readonly Element[], node: Node, offset: number): number | null {
  const at = elements[firstWhere(elements, (element) => comparePoint(element, node, offset) <= 0)];
  return at === undefined ? null : fromOf(at) + (comparePoint(at, node, offset) === 0 ? unitsBefore(at, node, offset) : 0);
}

function offsetAtOrBefore(elements: readonly Element[], node: Node, offset: number): number | null {
  const at = elements[firstWhere(elements, (element) => comparePoint(element, node, offset) < 0) - 1];
  return at === undefined ? null : comparePoint(at, node, offset) === 0 ? fromOf(at) + unitsBefore(at, node, offset) : endOf(at);
}

// Where a boundary point lies: before an element's words (-1), among them (0) or after them (1).
function comparePoint(element: Element, node: Node, offset: number): number {
  if (element.contains(node)) return 0;
  const range = element.ownerDocument.createRange();
  range.selectNode(element);
  return range.comparePoint(node, offset);
}

function unitsBefore(element: Element, node: Node, offset: number): number {
  const range = element.ownerDocument.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

// The text node and the place in it of an offset: at a border between two nodes, in the one after it or before it.
function pointAt(element: Element, units: number, side: 'after' | 'before'): { node: Node; offset: number } {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = units;
  let last: Text | null = null;
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    if (left < node.length || (left === node.length && side === 'before' && node.length > 0)) return { node, offset: left };
    left -= node.length;
    last = node;
  }
  return last === null ? { node: element, offset: 0 } : { node: last, offset: last.length };
}

// The place of the first element that is so; all after it are so too.
function firstWhere(elements: readonly Element[], isSo: (element: Element) => boolean): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element === undefined || isSo(element)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function wordsOf(root: Element, attribute: WordsAttribute): Element[] {
  return [...root.querySelectorAll(`[${attribute}]`)];
}

function fromOf(element: Element): number {
  return Number(element.getAttribute(wordsAttribute) ?? element.getAttribute(besideAttribute));
}

function lengthOf(element: Element): number {
  return element.textContent?.length ?? 0;
}

function endOf(element: Element): number {
  return fromOf(element) + lengthOf(element);
}
