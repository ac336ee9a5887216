import { letterLines } from './letterTable';

// Accents, vowel signs, joiners and layout controls: what Letters in C# leaves out. Other scripts' marks are vowels like letters.
const leftOut =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the marks are meant one by one
  /[\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0730-\u074A\u08D3-\u08E1\u08E3-\u08FF\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F\uFE00-\uFE0F\u200C\u200D\u00AD\u061C\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/;

const written: ReadonlyMap<string, string> = new Map(
  letterLines.flatMap((line) => {
    const space = line.indexOf(' ', 1);
    return [...line.slice(space + 1)].map((letter) => [letter, line.slice(0, space)] as const);
  }),
);

/** A text as a search compares it: without case, accents, vowel signs, joiners and the differences between keyboards. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) {
    if (leftOut.test(character)) continue;
    const lower = character === '\u0130' ? 'i' : lowered(character);
    folded += written.get(lower) ?? lower;
  }
  return folded;
}

// As in C#, one character stays one: no context (final sigma), no expansion; astral letters keep their case.
function lowered(character: string): string {
  if (character.length > 1) return character;
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower : character;
}
