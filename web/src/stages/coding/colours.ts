/** What is read of a code for its colour and its name. */
export interface ReadCode {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly parent?: string | null;
  readonly colour?: string | null;
}

// Told apart by hue and by lightness, and dark enough for a stripe on white.
const palette = [
  '#3b5bdb',
  '#e8710a',
  '#2b9348',
  '#c2255c',
  '#7048e8',
  '#0b7285',
  '#9c6a00',
  '#d6336c',
  '#1c7ed6',
  '#5c940d',
  '#862e9c',
  '#c92a2a',
];

/** What is shown of each code, by id. A code without a colour has that of the nearest code above it that has one; a branch without any has one of ours. */
export function showCodes(codes: readonly ReadCode[]): ReadonlyMap<string, { name: string; path: string; colour: string }> {
  const shown = new Map<string, { name: string; path: string; colour: string }>();
  let branches = 0;
  // A code comes before those under it.
  for (const code of codes) {
    const above = code.parent == null ? undefined : shown.get(code.parent)?.colour;
    const ours = above ?? palette[branches % palette.length] ?? '#3b5bdb';
    if (code.parent == null) branches++;
    shown.set(code.id, { name: code.name, path: code.path, colour: code.colour ?? ours });
  }
  return shown;
}

/** A coder's name in two letters at most. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const letters =
    words.length > 1 ? [words[0], words[words.length - 1]].map((word) => [...(word ?? '')][0] ?? '') : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toUpperCase();
}
