/** What the tree needs of a code. Codes come in the order of the tree, a code before those under it. */
export interface TreeCode {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly depth: number;
}

/** A line of the tree as it is shown. */
export interface TreeLine<T extends TreeCode> {
  readonly code: T;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
}

/** The lines that are shown: what stands below a closed code is left out; with `only`, so is every code that is not in it. */
export function linesOf<T extends TreeCode>(
  codes: readonly T[],
  closed: ReadonlySet<string>,
  only: ReadonlySet<string> | null = null,
): TreeLine<T>[] {
  const shown = only === null ? codes : codes.filter((code) => only.has(code.id));
  const families = new Map<string | null, T[]>();
  for (const code of shown) families.set(code.parent, [...(families.get(code.parent) ?? []), code]);
  const lines: TreeLine<T>[] = [];
  const open = (parent: string | null): void => {
    const children = families.get(parent) ?? [];
    children.forEach((code, at) => {
      const hasChildren = families.has(code.id);
      // What is sought is shown wherever it stands.
      const isOpen = hasChildren && (only !== null || !closed.has(code.id));
      lines.push({ code, hasChildren, isOpen, place: at + 1, siblings: children.length });
      if (isOpen) open(code.id);
    });
  };
  open(null);
  return lines;
}

/** The codes with all codes above them. */
export function withAbove(codes: readonly TreeCode[], found: Iterable<string>): Set<string> {
  const parents = new Map(codes.map((code) => [code.id, code.parent]));
  const all = new Set<string>();
  for (const id of found) for (let at: string | null = id; at !== null && !all.has(at); at = parents.get(at) ?? null) all.add(at);
  return all;
}

/** Whether a code is another one or stands below it. */
export function isWithin(codes: readonly TreeCode[], id: string, above: string): boolean {
  return withAbove(codes, [id]).has(above);
}

export type TreeKey = 'ArrowUp' | 'ArrowDown' | 'ArrowIn' | 'ArrowOut' | 'Home' | 'End';

/** What a key does at a line: goes to another code, opens or closes this one; null does nothing. */
export type TreeStep = { readonly go: string } | { readonly open: string } | { readonly close: string };

/** The keys of a tree: `ArrowIn` points to where lines are set in (right, where the page runs from left to right). */
export function step<T extends TreeCode>(lines: readonly TreeLine<T>[], at: string | null, key: TreeKey): TreeStep | null {
  const here = lines.findIndex((line) => line.code.id === at);
  const to = (index: number): TreeStep | null => {
    const line = lines[index];
    return line === undefined || index === here ? null : { go: line.code.id };
  };
  const line = lines[here];
  switch (key) {
    case 'Home':
      return to(0);
    case 'End':
      return to(lines.length - 1);
    case 'ArrowDown':
      return to(Math.min(here + 1, lines.length - 1));
    case 'ArrowUp':
      return to(Math.max(here - 1, 0));
    case 'ArrowIn':
      if (line === undefined || !line.hasChildren) return null;
      return line.isOpen ? to(here + 1) : { open: line.code.id };
    case 'ArrowOut':
      if (line === undefined) return null;
      if (line.isOpen) return { close: line.code.id };
      return line.code.parent === null ? null : { go: line.code.parent };
  }
}

/** Where a code goes: below `parent` (null: the top), before a sibling there (null: last). */
export interface Placing {
  readonly parent: string | null;
  readonly before: string | null;
}

export type Way = 'up' | 'down' | 'in' | 'out';

/** Where a key moves a code to: past a sibling, below the sibling before it, or out to stand right after the code above it; null where it cannot go. */
export function moved(codes: readonly TreeCode[], id: string, way: Way): Placing | null {
  const code = codes.find((other) => other.id === id);
  if (code === undefined) return null;
  const family = codes.filter((other) => other.parent === code.parent);
  const at = family.indexOf(code);
  if (way === 'up') {
    const before = family[at - 1];
    return before === undefined ? null : { parent: code.parent, before: before.id };
  }
  if (way === 'down') return at === family.length - 1 ? null : { parent: code.parent, before: family[at + 2]?.id ?? null };
  if (way === 'in') {
    const above = family[at - 1];
    return above === undefined ? null : { parent: above.id, before: null };
  }
  const above = codes.find((other) => other.id === code.parent);
  if (above === undefined) return null;
  const uncles = codes.filter((other) => other.parent === above.parent);
  return { parent: above.parent, before: uncles[uncles.indexOf(above) + 1]?.id ?? null };
}

export type DropPart = 'before' | 'into' | 'after';

/** Which part of a line the pointer is over: its upper quarter, its lower quarter, or between. */
export function partOf(offset: number, height: number): DropPart {
  return offset < height / 4 ? 'before' : offset > (height * 3) / 4 ? 'after' : 'into';
}

/** Where a code goes that is dropped on another; null where it stays or would come to stand below itself. */
export function dropped(codes: readonly TreeCode[], id: string, on: string, part: DropPart): Placing | null {
  const code = codes.find((other) => other.id === id);
  const target = codes.find((other) => other.id === on);
  if (code === undefined || target === undefined || isWithin(codes, on, id)) return null;
  if (part === 'into')
    return code.parent === on && codes.filter((other) => other.parent === on).at(-1)?.id === id ? null : { parent: on, before: null };
  const family = codes.filter((other) => other.parent === target.parent && other.id !== id);
  const at = family.indexOf(target) + (part === 'after' ? 1 : 0);
  const before = family[at]?.id ?? null;
  const now = codes.filter((other) => other.parent === code.parent);
  const next = now[now.indexOf(code) + 1]?.id ?? null;
  return code.parent === target.parent && next === before ? null : { parent: target.parent, before };
}
