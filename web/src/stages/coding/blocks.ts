import { isRightToLeft } from '../../text/direction';
import type { Turn } from '../../text/turns';

/** What is read of a document as the server gives it. */
export interface ReadDocument {
  readonly text: string;
  readonly turns: readonly {
    readonly number: number;
    readonly start: number;
    readonly wordsStart: number;
    readonly end: number;
    readonly speaker?: string | null;
    readonly time?: number | null;
  }[];
}

/** One piece of the text as it stands in the page: a turn, or a paragraph that belongs to none. Its span is that of its words. */
export interface Block extends Turn {
  /** The turn's number; null for a paragraph. */
  readonly number: number | null;
  readonly speaker: string | null;
  /** From the beginning of the recording, in milliseconds. */
  readonly time: number | null;
  readonly words: string;
  readonly isRightToLeft: boolean;
}

/** The pieces of a text in order. Nothing that has words is left out: what stands before or between turns (a transcript's head) is a piece of its own; a
 * text without turns is its lines. */
export function blocksOf(document: ReadDocument): Block[] {
  const { text } = document;
  const blocks: Block[] = [];
  const block = (start: number, end: number, rest: Pick<Block, 'number' | 'speaker' | 'time'>): void => {
    const words = text.slice(start, end);
    blocks.push({ start, end, words, isRightToLeft: isRightToLeft(words), ...rest });
  };
  const between = (from: number, to: number): void => {
    const words = text.slice(from, to);
    const start = from + words.length - words.trimStart().length;
    if (start < to) block(start, from + words.trimEnd().length, { number: null, speaker: null, time: null });
  };
  const paragraphs = (from: number, to: number): void => {
    for (let at = from; at < to; ) {
      const lineEnd = text.indexOf('\n', at);
      const end = lineEnd < 0 || lineEnd > to ? to : lineEnd;
      const line = text.slice(at, end);
      const start = at + line.length - line.trimStart().length;
      if (start < end) block(start, at + line.trimEnd().length, { number: null, speaker: null, time: null });
      at = end + 1;
    }
  };
  let at = 0;
  for (const turn of document.turns) {
    between(at, turn.start);
    block(turn.wordsStart, turn.end, { number: turn.number, speaker: turn.speaker ?? null, time: turn.time ?? null });
    at = turn.end;
  }
  if (document.turns.length === 0) paragraphs(0, text.length);
  else between(at, text.length);
  return blocks;
}

/** The speakers whose account the text is: those who bear a participant's or the source's name; where none does, the one who says most. */
export function mainSpeakers(blocks: readonly Block[], names: readonly string[]): ReadonlySet<string> {
  const said = new Map<string, number>();
  for (const { speaker, start, end } of blocks) if (speaker !== null) said.set(speaker, (said.get(speaker) ?? 0) + end - start);
  const named = [...said.keys()].filter((speaker) => names.includes(speaker));
  if (named.length > 0) return new Set(named);
  const most = [...said].reduce<[string, number] | null>((best, next) => (best === null || next[1] > best[1] ? next : best), null);
  return new Set(most === null ? [] : [most[0]]);
}

/** A time of a recording: `14:09`, `1:02:45`. */
export function showTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
