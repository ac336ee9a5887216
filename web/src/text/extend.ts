import { nextBorder, previousBorder } from './graphemes';
import { firstTurnAfter, type Span, type Turn, turnAt } from './turns';

export type Unit = 'character' | 'word' | 'sentence';
export type Way = 'forward' | 'backward';

/** A selection with a fixed end and one that moves, either of which may come first. */
export interface Selected {
  readonly anchor: number;
  readonly focus: number;
}

/** The span of a selection. */
export function spanOf(selected: Selected): Span {
  return { start: Math.min(selected.anchor, selected.focus), end: Math.max(selected.anchor, selected.focus) };
}

/** The selection with its moving end one unit further in reading order. */
export function extend(text: string, turns: readonly Turn[], selected: Selected, unit: Unit, way: Way): Selected {
  return { anchor: selected.anchor, focus: move(text, turns, selected.focus, unit, way) };
}

/** Where one unit further leads: to the end of a unit going forward, to the beginning of one going backward; from turn to turn, and never between them. */
export function move(text: string, turns: readonly Turn[], at: number, unit: Unit, way: Way): number {
  return way === 'forward' ? forward(text, turns, at, unit) : backward(text, turns, at, unit);
}

function forward(text: string, turns: readonly Turn[], at: number, unit: Unit): number {
  for (let i = firstTurnAfter(turns, at); i < turns.length; i++) {
    const turn = turns[i];
    if (turn === undefined) break;
    const from = Math.max(at, turn.start);
    if (unit === 'character') {
      if (from < turn.end) return Math.min(turn.end, nextBorder(text, from));
      continue;
    }
    const next = pieces(text, turn, unit).find((piece) => piece.end > from);
    if (next !== undefined) return next.end;
    // What follows the last word (a full stop, say) is reached before the next turn.
    if (from < turn.end) return turn.end;
  }
  return at;
}

function backward(text: string, turns: readonly Turn[], at: number, unit: Unit): number {
  for (let i = turnAt(turns, at); i >= 0; i--) {
    const turn = turns[i];
    if (turn === undefined) break;
    const from = Math.min(at, turn.end);
    if (from <= turn.start) continue;
    if (unit === 'character') return Math.max(turn.start, previousBorder(text, from));
    return pieces(text, turn, unit).findLast((piece) => piece.start < from)?.start ?? turn.start;
  }
  return at;
}

/** The word or sentence around an offset, for a double or triple click; null between words or outside the turns. */
export function unitAround(text: string, turns: readonly Turn[], at: number, unit: 'word' | 'sentence'): Span | null {
  const turn = turns[turnAt(turns, at)];
  if (turn === undefined || at > turn.end) return null;
  return pieces(text, turn, unit).find((piece) => piece.start <= at && at < piece.end) ?? null;
}

const words = new Intl.Segmenter('und', { granularity: 'word' });
const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

// The words of a turn, or its sentences without the spaces around them.
function pieces(text: string, turn: Turn, unit: 'word' | 'sentence'): Span[] {
  const found: Span[] = [];
  for (const { index, segment, isWordLike } of (unit === 'word' ? words : sentences).segment(text.slice(turn.start, turn.end))) {
    const start = turn.start + index;
    if (unit === 'word') {
      if (isWordLike) found.push({ start, end: start + segment.length });
      continue;
    }
    const trimmed = segment.trim();
    if (trimmed.length === 0) continue;
    const from = start + segment.indexOf(trimmed);
    found.push({ start: from, end: from + trimmed.length });
  }
  return found;
}
