import {
  type MouseEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { laneCount } from '../../coding/lanes';
import { offsetPointedAt } from '../../text/pointing';
import { turnAt } from '../../text/turns';
import type { DrawnLink } from './drawnLinks';
import type { Line } from './lines';
import { sliceSize, useMounting } from './mounting';
import { stripesOf } from './shown';
import type { Side } from './side';
import { TurnRow, turnHeight } from './Turn';

/** What the page does to the text from outside. */
export interface TextPaneHandle {
  /** The element in which offsets are counted. */
  readonly root: HTMLElement | null;
  /** Brings the turn of an offset into sight, mounted first where it is not yet. */
  reveal(side: number, offset: number, where?: ScrollLogicalPosition): void;
  /** Takes the focus, so that keys are read. */
  focus(): void;
}

interface TextPaneProps {
  /** The text; two of them side by side. */
  readonly sides: readonly Side[];
  readonly lines: readonly Line[];
  readonly label: string;
  readonly mainSpeakers: ReadonlySet<string>;
  readonly atHand: string | null;
  /** The offset of the first text that is in sight at first. */
  readonly openAt: number;
  /** A person points at a coding, in the text or in its margin: the shortest, where several lie over one another. Null where none lies. */
  readonly onPoint: (coding: string | null) => void;
  /** A drag ended where the browser may have chosen another place of the text than the one pointed at; null for an end where it has not. */
  readonly onDrag: (side: number, anchor: number | null, focus: number | null) => void;
  /** A person asks for the words of a causal link. */
  readonly onLink: (side: number, link: DrawnLink) => void;
  readonly handle: Ref<TextPaneHandle>;
}

/** The text with its margin. All its turns come to stand in the page, the ones in sight at once. */
export const TextPane = memo(function TextPane(props: TextPaneProps) {
  const { sides, lines, label, mainSpeakers, atHand, openAt, onPoint, onDrag, onLink, handle } = props;
  const scroller = useRef<HTMLElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const slices = Math.ceil(lines.length / sliceSize);
  const lineOf = useMemo(() => placesIn(lines, sides.length), [lines, sides.length]);
  const blocks = sides[0]?.blocks;
  const openLine = blocks === undefined ? 0 : (lineOf[0]?.[Math.max(0, turnAt(blocks, openAt))] ?? 0);
  const first = Math.floor(openLine / sliceSize);
  const mounting = useMounting(lines, slices, first);
  const { mountNow } = mounting;

  useImperativeHandle(
    handle,
    () => ({
      get root() {
        return root.current;
      },
      reveal(side, offset, where = 'nearest') {
        const index = Math.max(0, turnAt(sides[side]?.blocks ?? [], offset));
        const slice = Math.floor((lineOf[side]?.[index] ?? 0) / sliceSize);
        if (root.current?.querySelector(`[data-side="${side}"][data-turn="${index}"]`) == null) mountNow(slice);
        const turn = root.current?.querySelector(`[data-side="${side}"][data-turn="${index}"]`);
        turn?.scrollIntoView({ block: where });
        // What was only guessed above it has its height once it is drawn: the turn may have moved.
        requestAnimationFrame(() => turn?.scrollIntoView({ block: where }));
      },
      focus() {
        scroller.current?.focus({ preventScroll: true });
      },
    }),
    [sides, lineOf, mountNow],
  );

  useLayoutEffect(() => {
    const line = openLine > 0 ? root.current?.querySelector(`[data-line="${openLine}"]`) : null;
    if (line != null) line.scrollIntoView({ block: 'center' });
    else if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [openLine]);

  const point = (event: MouseEvent): void => {
    if (getSelection()?.isCollapsed === false) return;
    const target = event.target instanceof Element ? event.target.closest('[data-coding], mark[data-codings]') : null;
    onPoint(target?.getAttribute('data-coding') ?? target?.getAttribute('data-codings')?.split(' ').at(-1) ?? null);
  };
  const drag = useRef<{ x: number; y: number; side: number; anchor: number | null } | null>(null);
  const begin = (event: PointerEvent): void => {
    const side = event.target instanceof Element ? event.target.closest('[data-side]')?.getAttribute('data-side') : null;
    drag.current = null;
    if (root.current === null || side == null) return;
    // Two texts stand side by side, and a selection is of one of them.
    root.current.setAttribute('data-selecting', side);
    if (event.pointerType !== 'mouse' || event.button !== 0 || event.shiftKey) return;
    const { clientX: x, clientY: y } = event;
    drag.current = { x, y, side: Number(side), anchor: offsetPointedAt(event.target, x, y, sides[Number(side)]?.attribute) };
  };
  const end = (event: PointerEvent): void => {
    const began = drag.current;
    drag.current = null;
    const { clientX: x, clientY: y } = event;
    if (began === null || Math.hypot(x - began.x, y - began.y) < 3) return;
    const focus = offsetPointedAt(event.target, x, y, sides[began.side]?.attribute);
    if (began.anchor !== null || focus !== null) onDrag(began.side, began.anchor, focus);
  };

  const rows = (side: number, from: number, to: number, isInSight: boolean): ReactNode[] => {
    const shown = sides[side];
    const made: ReactNode[] = [];
    const hasTurns = shown?.blocks.find((block) => block.number !== null) !== undefined;
    for (let i = from; shown !== undefined && i < to; i++) {
      const block = shown.blocks[i];
      if (block === undefined) continue;
      const { segments, lanes } = shown.laid;
      const codings = segments.codings[i] ?? [];
      made.push(
        <TurnRow
          key={block.start}
          block={block}
          index={i}
          side={side}
          runs={segments.runs[i] ?? []}
          stripes={stripesOf(block, shown.blocks[i - 1]?.end ?? -1, codings, lanes)}
          links={shown.links.get(i)}
          atHand={atHand !== null && codings.some((coding) => coding.id === atHand) ? atHand : null}
          isMain={block.speaker !== null && mainSpeakers.has(block.speaker)}
          isHead={block.number === null && hasTurns}
          isInSight={isInSight}
          attribute={shown.attribute}
          showLink={onLink}
        />,
      );
    }
    return made;
  };
  const parts: ReactNode[] = [];
  for (let slice = 0; slice < slices; slice++) {
    const some = lines.slice(slice * sliceSize, (slice + 1) * sliceSize);
    if (!mounting.isMounted(slice)) {
      const height = some.reduce((sum, line) => sum + heightOf(sides, line), 0);
      parts.push(<div key={slice} className="turns-to-come" style={{ blockSize: height }} />);
      continue;
    }
    parts.push(
      <div key={slice} className="turns">
        {some.map((line, i) => {
          const number = slice * sliceSize + i;
          return (
            <div key={number} className="text-line" data-line={number} data-confirmed={line.isConfirmed}>
              {line.there === null ? (
                rows(0, line.here.start, line.here.end, slice === first)
              ) : (
                <>
                  <div className="cell" data-side="0" lang={sides[0]?.language ?? undefined}>
                    {rows(0, line.here.start, line.here.end, slice === first)}
                  </div>
                  <div className="cell" data-side="1" lang={sides[1]?.language ?? undefined}>
                    {rows(1, line.there.start, line.there.end, slice === first)}
                  </div>
                </>
              )}
            </div>
          );
        })}
      </div>,
    );
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what a click does, keys do through the registry of actions
    <section
      ref={scroller}
      className="text-scroller"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      onClick={point}
      onPointerDown={begin}
      onPointerUp={end}
      data-whole={mounting.isWhole}
    >
      <div
        ref={root}
        className="text"
        data-beside={sides.length > 1 || undefined}
        data-lanes={Math.min(8, Math.max(...sides.map((side) => laneCount(side.laid.lanes))))}
        lang={sides[0]?.language ?? undefined}
        translate="no"
        spellCheck={false}
      >
        {parts}
      </div>
    </section>
  );
});

// In which line each turn of each text stands.
function placesIn(lines: readonly Line[], sides: number): number[][] {
  const places: number[][] = Array.from({ length: sides }, () => []);
  lines.forEach(({ here, there }, line) => {
    for (let i = here.start; i < here.end; i++) if (places[0] !== undefined) places[0][i] = line;
    for (let i = there?.start ?? 0; i < (there?.end ?? 0); i++) if (places[1] !== undefined) places[1][i] = line;
  });
  return places;
}

function heightOf(sides: readonly Side[], line: Line): number {
  const heights = [line.here, line.there].map((span, side) => {
    let height = 0;
    for (let i = span?.start ?? 0; i < (span?.end ?? 0); i++) {
      const block = sides[side]?.blocks[i];
      if (block !== undefined) height += turnHeight(block, 0);
    }
    return height;
  });
  return Math.max(...heights);
}
