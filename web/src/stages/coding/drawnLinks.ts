import { turnAt } from '../../text/turns';
import type { CausalLink } from '../codebook/items';
import type { Block } from './blocks';
import type { ShownCode } from './shown';

/** A causal link as the turn in which its words begin shows it. */
export interface DrawnLink {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly cause: string;
  readonly effect: string;
  readonly sign: CausalLink['sign'];
}

/** The links of a text by the number of the turn in which they begin. Links of codes that the page has not heard of yet are left out. */
export function linksByTurn(
  blocks: readonly Block[],
  links: readonly CausalLink[],
  codes: ReadonlyMap<string, ShownCode>,
): ReadonlyMap<number, readonly DrawnLink[]> {
  const found = new Map<number, DrawnLink[]>();
  for (const { id, start, end, sign, ...link } of links) {
    const [cause, effect] = [codes.get(link.cause)?.name, codes.get(link.effect)?.name];
    if (cause === undefined || effect === undefined) continue;
    const turn = Math.max(0, turnAt(blocks, start));
    found.set(turn, [...(found.get(turn) ?? []), { id, start, end, cause, effect, sign }]);
  }
  return found;
}
