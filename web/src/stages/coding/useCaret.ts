import type { RefObject } from 'react';
import { arrowDirection } from '../../text/direction';
import { extend, move, type Unit, type Way } from '../../text/extend';
import { selectedIn } from '../../text/layout';
import { turnAt } from '../../text/turns';
import type { Side } from './side';
import type { TextPaneHandle } from './TextPane';
import { codingAt } from './target';
import type { SelectedIn, TextSelection } from './useTextSelection';

interface CaretMoves {
  turn(by: 1 | -1): void;
  caret(unit: Unit, arrow: string, extends_: boolean): void;
  line(way: Way, extends_: boolean): void;
  sentence(way: Way): void;
}

/** How the keyboard moves through a text: the caret takes what lies under it at hand. */
export function useCaretMoves(
  pane: RefObject<TextPaneHandle | null>,
  sides: readonly Side[],
  selection: TextSelection,
  takeAtHand: (coding: string | null) => void,
): CaretMoves {
  // Before a person pointed anywhere, the text begins where it is in sight.
  const from = (): SelectedIn | null => {
    const now = selection.now();
    if (now !== null) return now;
    const first = firstInSight(pane.current?.root ?? null, sides);
    return first === null ? null : { side: 0, anchor: first, focus: first };
  };
  const put = (next: SelectedIn): void => {
    selection.select(next);
    const isCaret = next.anchor === next.focus;
    takeAtHand(isCaret ? (codingAt(sides[next.side]?.laid.shown ?? [], next.focus)?.id ?? null) : null);
  };
  return {
    turn(by) {
      const wasNone = selection.now() === null;
      const at = from();
      const side = at === null ? undefined : sides[at.side];
      if (at === null || side === undefined) return;
      const turn = turnAt(side.blocks, at.focus);
      // The head of a file is gone over at first: reading begins with a turn.
      const first = side.blocks[turn]?.number === null && side.blocks[turn + 1]?.number === 1 ? turn + 1 : turn;
      const next = side.blocks[wasNone && by > 0 ? first : Math.min(side.blocks.length - 1, Math.max(0, turn + by))];
      if (next === undefined) return;
      put({ side: at.side, anchor: next.start, focus: next.start });
    },
    caret(unit, arrow, extends_) {
      const at = from();
      const side = at === null ? undefined : sides[at.side];
      if (at === null || side === undefined) return;
      const isRightToLeft = side.blocks[turnAt(side.blocks, at.focus)]?.isRightToLeft ?? false;
      const way = arrowDirection(arrow, isRightToLeft);
      if (way === null) return;
      if (extends_) return put({ side: at.side, ...extend(side.text, side.blocks, at, unit, way) });
      // As everywhere, an arrow without Shift leaves a selection at its end on that side.
      const edge = way === 'forward' ? Math.max(at.anchor, at.focus) : Math.min(at.anchor, at.focus);
      const to = at.anchor !== at.focus && unit === 'character' ? edge : move(side.text, side.blocks, at.focus, unit, way);
      put({ side: at.side, anchor: to, focus: to });
    },
    line(way, extends_) {
      const at = from();
      const side = at === null ? undefined : sides[at.side];
      const root = pane.current?.root;
      const shown = getSelection();
      if (at === null || side === undefined || root == null || shown === null) return;
      selection.select(at);
      // Only the browser knows where lines break.
      shown.modify(extends_ ? 'extend' : 'move', way, 'line');
      const found = selectedIn(root, shown, side.attribute);
      if (found !== null) put({ side: at.side, ...found });
    },
    sentence(way) {
      const at = from();
      const side = at === null ? undefined : sides[at.side];
      if (at === null || side === undefined) return;
      // The first one is taken whole, from wherever in it the caret stands.
      if (at.anchor === at.focus && way === 'forward') {
        const end = move(side.text, side.blocks, at.focus, 'sentence', 'forward');
        const start = move(side.text, side.blocks, end, 'sentence', 'backward');
        return put({ side: at.side, anchor: Math.min(start, at.focus), focus: end });
      }
      put({ side: at.side, ...extend(side.text, side.blocks, at, 'sentence', way) });
    },
  };
}

function firstInSight(root: HTMLElement | null, sides: readonly Side[]): number | null {
  const top = root?.parentElement?.getBoundingClientRect().top ?? 0;
  for (const turn of root?.querySelectorAll<HTMLElement>('[data-turn][data-side="0"]') ?? [])
    if (turn.getBoundingClientRect().bottom > top + 8) return sides[0]?.blocks[Number(turn.getAttribute('data-turn'))]?.start ?? null;
  return sides[0]?.blocks[0]?.start ?? null;
}
