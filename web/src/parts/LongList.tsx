import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import './longList.css';

interface LongListProps {
  readonly label: string;
  readonly count: number;
  /** The line where the keys are. */
  readonly active: number;
  /** Whether several lines can be chosen. */
  readonly several?: boolean;
  /** About how high a line is, in pixels. */
  readonly height: number;
  /** Counts how often the list was asked for the focus. */
  readonly focusAsked?: number;
  isChosen(index: number): boolean;
  /** The keys go to a line; with Shift, all between are chosen. */
  move(index: number, extends_: boolean): void;
  toggle(index: number): void;
  open(index: number): void;
  look(from: number, to: number): void;
  row(index: number): ReactNode;
}

/** A list of any length of which only what is seen is drawn. One stop for the Tab key; arrows, Home, End and the page keys move in it. */
export function LongList(props: LongListProps) {
  const { label, count, active, several = false, height, focusAsked = 0, isChosen, move, toggle, open, look, row } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  // The line that the keys are on is drawn even where it was scrolled away: it is named as the one with the focus.
  const withActive = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return active < count && !shown.includes(active) ? [...shown, active].sort((a, b) => a - b) : shown;
    },
    [active, count],
  );
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 6,
    rangeExtractor: withActive,
  });
  const range = virtual.range;
  const from = range?.startIndex ?? 0;
  const to = range?.endIndex ?? 0;
  useEffect(() => look(from, to), [look, from, to]);
  useEffect(() => {
    if (focusAsked > 0) frame.current?.focus();
  }, [focusAsked]);

  const go = (index: number, extends_: boolean): void => {
    const next = Math.max(0, Math.min(count - 1, index));
    move(next, extends_);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const press = (event: KeyboardEvent): void => {
    if (count === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, to - from - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) go(next, event.shiftKey && several);
    else if (event.key === 'Enter') open(active);
    else if (event.key === ' ' && several) toggle(active);
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent, index: number): void => {
    if (several && (event.ctrlKey || event.metaKey)) toggle(index);
    move(index, several && event.shiftKey);
  };
  return (
    <div
      ref={frame}
      className="long-list"
      role="listbox"
      aria-label={label}
      aria-multiselectable={several || undefined}
      aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={press}
    >
      <div className="long-list-all" role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list, which names the line.
          <div
            key={index}
            id={`${id}-${index}`}
            ref={virtual.measureElement}
            data-index={index}
            data-active={index === active || undefined}
            className="long-list-row"
            role="option"
            aria-selected={several ? isChosen(index) : index === active}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
            onClick={(event) => click(event, index)}
            onDoubleClick={() => open(index)}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
