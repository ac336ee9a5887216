import fc from 'fast-check';
import type { Turn } from '../text/turns';
import type { Marked } from './segments';

/** Turns of a text, with or without units between them, some without words. For tests. */
export const someTurns = fc.array(fc.tuple(fc.nat(12), fc.nat(2)), { maxLength: 12 }).map((sizes) => {
  let at = 0;
  return sizes.map(([length, gap]): Turn => {
    const start = at;
    at += length + gap;
    return { start, end: start + length };
  });
});

/** Codings of a text of about a hundred units, some without words, some past its end. For tests. */
export const someCodings = fc
  .array(fc.tuple(fc.nat(100), fc.nat(40)), { maxLength: 25 })
  .map((list) => list.map(([start, length], i): Marked => ({ id: `c${i}`, start, end: start + length })));

/** A text of 300,000 units in turns of 300, with 2,000 codings of up to three turns: the size that the page must bear. */
export function someLongText(): { turns: Turn[]; codings: Marked[] } {
  const turns = Array.from({ length: 1000 }, (_, i) => ({ start: i * 301, end: i * 301 + 300 }));
  let seed = 11;
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const codings = Array.from({ length: 2000 }, (_, i) => {
    const start = next(300_000);
    return { id: `c${i}`, start, end: start + 5 + next(900) };
  });
  return { turns, codings };
}
