import type { Marked } from '../../coding/segments';
import { type Selected, spanOf, unitAround } from '../../text/extend';
import type { Span, Turn } from '../../text/turns';

/** A span without the spaces at its ends; null where nothing else is in it. */
export function trimmed(text: string, span: Span): Span | null {
  const words = text.slice(span.start, span.end);
  const start = span.start + words.length - words.trimStart().length;
  const end = span.end - (words.length - words.trimEnd().length);
  return end > start ? { start, end } : null;
}

/** What a code would be given to: what is selected, else the passage at hand, else the sentence around the caret. */
export function targetOf(text: string, turns: readonly Turn[], selected: Selected | null, atHand: Span | null): Span | null {
  if (selected !== null && selected.anchor !== selected.focus) return trimmed(text, spanOf(selected));
  if (atHand !== null) return { start: atHand.start, end: atHand.end };
  if (selected === null) return null;
  const sentence = unitAround(text, turns, selected.focus, 'sentence') ?? unitAround(text, turns, selected.focus - 1, 'sentence');
  return sentence === null ? null : trimmed(text, sentence);
}

/** The coding that is meant by a place: the shortest one there. */
export function codingAt<T extends Marked>(codings: readonly T[], offset: number): T | null {
  let found: T | null = null;
  for (const coding of codings)
    if (coding.start <= offset && offset < coding.end && (found === null || coding.end - coding.start < found.end - found.start))
      found = coding;
  return found;
}

/** The coding before or after one in reading order, or next to a place where none is at hand; around the ends of the text. */
export function neighbour<T extends Marked>(codings: readonly T[], atHand: string | null, offset: number, by: 1 | -1): T | null {
  if (codings.length === 0) return null;
  const order = [...codings].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const at = order.findIndex((coding) => coding.id === atHand);
  if (at >= 0) return order[(at + by + order.length) % order.length] ?? null;
  return (
    (by > 0
      ? (order.find((coding) => coding.start >= offset) ?? order[0])
      : (order.findLast((coding) => coding.start < offset) ?? order.at(-1))) ?? null
  );
}
