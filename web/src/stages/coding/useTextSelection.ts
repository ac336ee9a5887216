import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Selected } from '../../text/extend';
import { snap } from '../../text/graphemes';
import { rangeOfSpan, selectedIn } from '../../text/layout';
import type { Side } from './side';
import type { TextPaneHandle } from './TextPane';

/** What is selected, and in which of the texts that are open. */
export interface SelectedIn extends Selected {
  readonly side: number;
}

export interface TextSelection {
  /** Offsets of what is selected or of the caret; null before a person pointed anywhere. */
  readonly selected: SelectedIn | null;
  /** What is selected at this moment, before anything is drawn. */
  now(): SelectedIn | null;
  /** Selects, brings it into sight and shows it as the browser shows a selection. */
  select(selected: SelectedIn, where?: ScrollLogicalPosition): void;
  /** Puts one or both ends of what the browser has selected elsewhere. */
  mend(side: number, anchor: number | null, focus: number | null): void;
  /** Shows it again, after a field had the focus. */
  show(): void;
  forget(): void;
}

/** What is selected of a text, by mouse, touch or keyboard alike: the page's own selection as offsets, in whole characters. It outlives that the
 * words it lies on are drawn again. */
export function useTextSelection(pane: RefObject<TextPaneHandle | null>, sides: readonly Side[]): TextSelection {
  const [selected, setSelected] = useState<SelectedIn | null>(null);
  const latest = useRef(selected);
  const texts = useRef(sides);
  // What the browser itself showed as selected when this page last looked.
  const seen = useRef<SelectedIn | null>(null);
  if (texts.current !== sides) {
    // The words are about to be drawn again: what a person selected in them since the browser last told goes along.
    const now = selectedNow(pane, texts.current);
    if (now !== null && !isSame(now, seen.current)) latest.current = now;
    texts.current = sides;
  }

  const put = useCallback((next: SelectedIn | null) => {
    if (!isSame(latest.current, next)) latest.current = next;
    setSelected((was) => (isSame(was, next) ? was : next));
  }, []);

  useEffect(() => {
    const hear = (): void => {
      const found = selectedNow(pane, texts.current);
      seen.current = found ?? seen.current;
      if (found !== null) put(found);
    };
    document.addEventListener('selectionchange', hear);
    return () => document.removeEventListener('selectionchange', hear);
  }, [pane, put]);

  const show = useCallback(() => {
    const root = pane.current?.root;
    const selection = getSelection();
    const next = latest.current;
    const text = next === null ? undefined : texts.current[next.side];
    if (root == null || selection === null || next === null || text === undefined) return;
    const span = { start: Math.min(next.anchor, next.focus), end: Math.max(next.anchor, next.focus) };
    const range = rangeOfSpan(root, span, text.attribute);
    if (range === null) return;
    const { startContainer, startOffset, endContainer, endOffset } = range;
    if (next.focus < next.anchor) selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
    else selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    seen.current = selectedNow(pane, texts.current);
  }, [pane]);

  const count = sides.length;
  useLayoutEffect(() => {
    const now = latest.current;
    // What was selected in a text that is not open any more is not selected any more.
    if (now !== null && count > 0 && now.side >= count) put(null);
    // A text more or less beside moves everything: the place where one was stays in sight.
    else if (now !== null) pane.current?.reveal(now.side, now.focus, 'center');
  }, [count, pane, put]);

  // Drawing words again takes the browser's selection from them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the words were drawn
  useLayoutEffect(() => {
    const root = pane.current?.root;
    const selection = getSelection();
    const now = latest.current;
    if (root == null || selection === null || now === null || isWriting()) return;
    const shown = selectedIn(root, selection, sides[now.side]?.attribute);
    if (shown?.anchor !== now.anchor || shown.focus !== now.focus) show();
  }, [sides]);

  const select = useCallback(
    (next: SelectedIn, where?: ScrollLogicalPosition) => {
      pane.current?.reveal(next.side, next.focus, where);
      put(next);
      show();
    },
    [pane, put, show],
  );
  const mend = useCallback(
    (side: number, anchor: number | null, focus: number | null) => {
      const root = pane.current?.root;
      const selection = getSelection();
      const text = texts.current[side];
      if (root == null || selection === null || text === undefined) return;
      const shown = selectedIn(root, selection, text.attribute);
      const next = { anchor: anchor ?? shown?.anchor ?? null, focus: focus ?? shown?.focus ?? null };
      if (next.anchor === null || next.focus === null) return;
      put({ ...whole(text.text, { anchor: next.anchor, focus: next.focus }), side });
      show();
    },
    [pane, put, show],
  );
  const forget = useCallback(() => {
    put(null);
    getSelection()?.removeAllRanges();
  }, [put]);
  const now = useCallback(() => latest.current, []);
  return { selected, now, select, mend, show, forget };
}

const isSame = (a: SelectedIn | null, b: SelectedIn | null): boolean =>
  a?.anchor === b?.anchor && a?.focus === b?.focus && a?.side === b?.side;

// What the browser has selected of the texts; null where that is nothing of them.
function selectedNow(pane: RefObject<TextPaneHandle | null>, sides: readonly Side[]): SelectedIn | null {
  const root = pane.current?.root;
  const selection = getSelection();
  const node = selection?.anchorNode;
  if (root == null || selection == null || node == null || !root.contains(node)) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const side = Number(element?.closest('[data-side]')?.getAttribute('data-side') ?? 0);
  const text = sides[side];
  const found = text === undefined ? null : selectedIn(root, selection, text.attribute);
  return text === undefined || found === null ? null : { ...whole(text.text, found), side };
}

// Selecting elsewhere while a person writes would take the caret out of the field.
function isWriting(): boolean {
  const active = document.activeElement;
  return active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
}

function whole(text: string, { anchor, focus }: Selected): Selected {
  const { start, end } = snap(text, { start: Math.min(anchor, focus), end: Math.max(anchor, focus) });
  return focus < anchor ? { anchor: end, focus: start } : { anchor: start, focus: end };
}
