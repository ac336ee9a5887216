import type { Span } from './turns';

// One for each kind, because making one is slow. The locale is that of no language: a text's own is not known for certain.
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

// No character that people write is longer; the bound keeps a text of nothing but marks from costing its length at each question.
const longest = 64;

/** The border between two characters, as a reader sees them, at an offset or the last one before it. */
export function borderBefore(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  if (isPlain(text, offset)) return offset;
  const from = anchor(text, offset);
  const found = characters.segment(text.slice(from, offset + longest)).containing(offset - from);
  return found === undefined ? offset : from + found.index;
}

/** The border at an offset or the first one after it. */
export function borderAfter(text: string, offset: number): number {
  const before = borderBefore(text, offset);
  return before >= offset ? before : nextBorder(text, before);
}

/** The border after the character that stands at a border. */
export function nextBorder(text: string, border: number): number {
  if (border >= text.length) return text.length;
  const found = characters.segment(text.slice(border, border + 2 * longest)).containing(0);
  return border + (found?.segment.length ?? 1);
}

/** The border before the character that ends at a border. */
export function previousBorder(text: string, border: number): number {
  return border <= 0 ? 0 : borderBefore(text, border - 1);
}

/** A span of whole characters: outwards, so that nothing that was touched is lost. An empty span stays empty. */
export function snap(text: string, span: Span): Span {
  const start = borderBefore(text, span.start);
  return { start, end: span.end <= span.start ? start : borderAfter(text, span.end) };
}

// Below the combining marks every character stands for itself; texts hold no CR.
function isPlain(text: string, offset: number): boolean {
  return text.charCodeAt(offset - 1) < 0x300 && text.charCodeAt(offset) < 0x300;
}

// A place before the offset that is a border for certain; failing one, the furthest that we look.
function anchor(text: string, offset: number): number {
  const least = Math.max(0, offset - longest);
  let at = offset - 1;
  while (at > least && !isPlain(text, at)) at--;
  return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at;
}
