/** Where a mark stands on the screen. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The evidence of a mark: ids, as the figure carries them. */
export interface Evidence {
  readonly codes: readonly string[];
  readonly sources: readonly string[];
  readonly coders: readonly string[];
  /** Whether the codes must share words. */
  readonly together: boolean;
}

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The mark that a key leads to from another: the next one as the eye sees it, in either direction of writing; with Home and End the first and the last.
 * The same one where there is none further; null for any other key.
 */
export function nextMark(boxes: readonly Box[], from: number, key: string): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return boxes.length - 1;
  const direction = directions[key];
  const here = boxes[from];
  if (direction === undefined || here === undefined) return null;
  const [dx, dy] = direction;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, i) => {
    if (i === from) return;
    const along =
      dx * (middle(box.x, box.width) - middle(here.x, here.width)) + dy * (middle(box.y, box.height) - middle(here.y, here.height));
    // Along the way at least a little, and not further to the side than along it, unless both lie in one row or column.
    const aside = dx === 0 ? apart(here.x, here.width, box.x, box.width) : apart(here.y, here.height, box.y, box.height);
    if (along < 1) return;
    // Of marks that are equally near, the one right above or below.
    const askew = dx === 0 ? Math.abs(middle(box.x, box.width) - middle(here.x, here.width)) / 1e4 : 0;
    const cost = along + aside * (dx === 0 ? 1 : 1000) + askew;
    if (cost < least) [best, least] = [i, cost];
  });
  // To the side a figure of bars has no mark in another row: there the reading goes on.
  if (dx !== 0 && least >= 1000) return from;
  return best;
}

const middle = (start: number, length: number): number => start + length / 2;

/** How far two stretches lie apart; 0 where they share a part. */
const apart = (a: number, along: number, b: number, blong: number): number => Math.max(0, Math.max(a, b) - Math.min(a + along, b + blong));

/** The evidence that an element of a mark carries; null where it has none. */
export function evidenceOf(mark: Element): Evidence | null {
  const read = (name: string): string[] => (mark.getAttribute(`data-${name}`) ?? '').split(' ').filter((id) => id !== '');
  const evidence = {
    codes: read('codes'),
    sources: read('sources'),
    coders: read('coders'),
    together: mark.getAttribute('data-together') === 'true',
  };
  return evidence.codes.length + evidence.sources.length + evidence.coders.length === 0 ? null : evidence;
}

/** The place of the passages behind a mark. Ids alone stand in it. */
export function placeOfEvidence(evidence: Evidence): string {
  const search = new URLSearchParams();
  for (const name of ['codes', 'sources', 'coders'] as const)
    if (evidence[name].length > 0) search.set(name === 'codes' && evidence.together ? 'together' : name, evidence[name].join(','));
  return `/passages?${search}`;
}
