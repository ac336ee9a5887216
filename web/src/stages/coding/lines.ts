import type { Span, Turn } from '../../text/turns';

/** What stands in one line of the page: turns of the text and, side by side, those of another that say the same. Ranges of turns, the end exclusive. */
export interface Line {
  readonly here: Span;
  readonly there: Span | null;
  /** Whether a person confirmed that the two say the same. */
  readonly isConfirmed: boolean;
}

/** A line of two texts as the server gives it, in offsets. */
export interface ReadLine {
  readonly here?: Span | null;
  readonly there?: Span | null;
  readonly confirmed: boolean;
}

/** A text alone: every turn is a line. */
export function linesAlone(turns: readonly Turn[]): Line[] {
  return turns.map((_, i) => ({ here: { start: i, end: i + 1 }, there: null, isConfirmed: true }));
}

/** Two texts side by side. Every turn of both stands in one line: what the server says nothing of stands alone. */
export function linesBeside(here: readonly Turn[], there: readonly Turn[], rows: readonly ReadLine[]): Line[] {
  const lines: Line[] = [];
  let [atHere, atThere] = [0, 0];
  const alone = (toHere: number, toThere: number): void => {
    // What both have before the first answer, a head, stands in one line.
    if (lines.length === 0 && atHere < toHere && atThere < toThere) {
      lines.push({ here: { start: atHere, end: toHere }, there: { start: atThere, end: toThere }, isConfirmed: false });
      [atHere, atThere] = [toHere, toThere];
    }
    for (; atHere < toHere; atHere++)
      lines.push({ here: { start: atHere, end: atHere + 1 }, there: { start: atThere, end: atThere }, isConfirmed: false });
    for (; atThere < toThere; atThere++)
      lines.push({ here: { start: atHere, end: atHere }, there: { start: atThere, end: atThere + 1 }, isConfirmed: false });
  };
  for (const row of rows) {
    const ours = turnsIn(here, row.here, atHere);
    const theirs = turnsIn(there, row.there, atThere);
    alone(ours.start, theirs.start);
    if (ours.end > ours.start || theirs.end > theirs.start) lines.push({ here: ours, there: theirs, isConfirmed: row.confirmed });
    atHere = ours.end;
    atThere = theirs.end;
  }
  alone(here.length, there.length);
  return lines;
}

function turnsIn(turns: readonly Turn[], span: Span | null | undefined, from: number): Span {
  if (span == null) return { start: from, end: from };
  let start = from;
  while (start < turns.length && (turns[start]?.start ?? 0) < span.start) start++;
  let end = start;
  while (end < turns.length && (turns[end]?.end ?? 0) <= span.end) end++;
  return { start, end };
}
