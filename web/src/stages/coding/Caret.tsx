import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterPaint } from '../../shell/afterPaint';
import { rangeOfSpan } from '../../text/layout';
import type { Side } from './side';
import type { TextPaneHandle } from './TextPane';
import type { SelectedIn } from './useTextSelection';

interface Place {
  readonly top: number;
  readonly left: number;
  readonly height: number;
}

interface CaretProps {
  readonly pane: RefObject<TextPaneHandle | null>;
  readonly selected: SelectedIn | null;
  readonly sides: readonly Side[];
}

/** The caret of a text that is read and not written: browsers show one in fields only. */
export function Caret({ pane, selected, sides }: CaretProps) {
  const [moved, setMoved] = useState(0);
  // Whatever gives the words another height or width moves the caret with them.
  useEffect(() => {
    const root = pane.current?.root;
    if (root == null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setMoved((count) => count + 1));
    observer.observe(root);
    return () => observer.disconnect();
  }, [pane]);
  const [place, setPlace] = useState<Place | null>(null);
  const measured = (): Place | null => {
    const root = pane.current?.root;
    if (root == null || selected === null) return null;
    const range = rangeOfSpan(root, { start: selected.focus, end: selected.focus }, sides[selected.side]?.attribute);
    const rect = range?.getClientRects()[0] ?? range?.getBoundingClientRect();
    if (rect === undefined || rect.height === 0) return null;
    const origin = root.getBoundingClientRect();
    return { top: rect.top - origin.top, left: rect.left - origin.left, height: rect.height };
  };
  const measure = (): void => {
    const next = measured();
    setPlace((was) => (was?.top === next?.top && was?.left === next?.left && was?.height === next?.height ? was : next));
  };
  const latest = useRef(measure);
  latest.current = measure;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the caret or the words have moved
  useLayoutEffect(() => latest.current(), [selected, moved]);
  // Words that were drawn again stand where they stood, nearly always: to look is worth no waiting.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the words were drawn
  useEffect(() => afterPaint(() => latest.current()), [sides]);
  const root = pane.current?.root;
  if (place === null || root == null) return null;
  // Where the words stand is a matter of the screen, not of the direction of the page. It scrolls with them and draws nothing of them again.
  return createPortal(
    <span className="caret" aria-hidden="true" style={{ top: place.top, left: place.left, height: place.height }} />,
    root,
  );
}
