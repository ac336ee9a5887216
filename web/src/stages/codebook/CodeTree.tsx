import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { useCodes } from '../../shell/queries';
import { CodeField } from './CodeField';
import { CodeLine, type LineHears } from './CodeLine';
import { setClosed, useClosed } from './closed';
import type { CodeItem } from './items';
import { useCodeCounts } from './queries';
import { type DropPart, dropped, linesOf, step, type TreeKey, type Way, withAbove } from './tree';
import { useCodeMoves } from './useCodeMoves';
import { useSought } from './useSought';
import './tree.css';

export interface CodeTreeProps {
  /** The code at hand. */
  readonly selected: string | null;
  /** A click, or Enter. */
  readonly onChoose: (code: string) => void;
  /** Whether arrows choose the code that they come to. */
  readonly follows?: boolean;
  /** The codes of the digits 1 to 9. */
  readonly digits?: readonly string[];
  /** The colours to show; without them each code's own. */
  readonly colours?: ReadonlyMap<string, { readonly colour: string }>;
  /** The action whose key leads to the field, shown in it. */
  readonly findAction?: string;
  /** The id of the field. */
  readonly fieldId?: string;
}

const none: readonly CodeItem[] = [];
const ways: Readonly<Record<string, Way>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowIn: 'in', ArrowOut: 'out' };

/** The codebook as a tree with its field: found by typing, opened and closed by arrows, moved by dragging or by Alt and an arrow. */
export function CodeTree({ selected, onChoose, follows = false, digits, colours, findAction, fieldId }: CodeTreeProps) {
  const { say, direction } = useMessages();
  const codes = useCodes().data ?? none;
  const counts = useCodeCounts().data;
  const countOf = useMemo(() => new Map(counts?.map((count) => [count.code, count])), [counts]);
  const closed = useClosed();
  const [typed, type] = useState('');
  const sought = useSought(codes, typed);
  const lines = useMemo(() => linesOf(codes, closed, sought === null ? null : withAbove(codes, sought.ids)), [codes, closed, sought]);
  const [at, setAt] = useState<string | null>(null);
  const [over, setOver] = useState<{ readonly on: string; readonly part: DropPart } | null>(null);
  const { acting, place, move, create } = useCodeMoves(codes);
  const id = useId();
  const tree = useRef<HTMLDivElement>(null);

  const lineOf = (code: string): HTMLElement | null => tree.current?.querySelector(`[data-code="${code}"]`) ?? null;
  const choose = (code: string): void => {
    type('');
    setAt(code);
    onChoose(code);
  };
  const take = async (): Promise<void> => {
    if (sought === null) return;
    const code = sought.marked ?? (sought.isNew ? await create(typed) : null);
    if (code !== null) choose(code);
  };
  // One object for all lines that always does the latest.
  const latest = useRef<LineHears>(null);
  latest.current = {
    choose,
    toggle: (code) => setClosed([code], !closed.has(code)),
    focused: setAt,
    over: (on, part) => setOver((before) => (before?.on === on && before.part === part ? before : { on, part })),
    drop: (dragged, on, part) => {
      setOver(null);
      place(dragged, dropped(codes, dragged, on, part));
    },
    dragEnds: () => setOver(null),
  };
  const hears = useMemo(() => forwarding(latest), []);

  // A line that is put elsewhere loses the focus on its way.
  const carried = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever lines stand otherwise
  useLayoutEffect(() => {
    if (carried.current !== null && document.activeElement === document.body) lineOf(carried.current)?.focus();
  }, [lines]);
  const press = (event: KeyboardEvent): void => {
    carried.current = null;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.nativeEvent.isComposing) return;
    const key = keyOf(event.key, direction === 'rtl');
    if (at !== null && !event.altKey && (event.key === 'Enter' || event.key === ' ')) choose(at);
    else if (key === null) return;
    else if (event.altKey) {
      const way = ways[key];
      if (way === undefined || at === null) return;
      carried.current = at;
      move(at, way);
      if (way === 'in') openAbove(codes, at);
    } else {
      const next = step(lines, at, key);
      if (next !== null && 'go' in next) {
        lineOf(next.go)?.focus();
        if (follows) onChoose(next.go);
      } else if (next !== null) setClosed(['open' in next ? next.open : next.close], 'close' in next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const stop = lines.some((line) => line.code.id === at) ? at : (lines.find((line) => line.code.id === selected) ?? lines[0])?.code.id;
  return (
    <div className="code-tree">
      <CodeField
        id={fieldId ?? `${id}-field`}
        treeId={`${id}-tree`}
        markedId={sought === null ? undefined : sought.marked !== null ? `${id}-${sought.marked}` : sought.isNew ? `${id}-new` : undefined}
        typed={typed}
        type={type}
        mark={(by) => sought?.move(by)}
        take={() => void take()}
        leave={() => (stop === undefined ? undefined : lineOf(stop ?? '')?.focus())}
        {...(findAction === undefined ? {} : { findAction })}
      />
      <TroubleNote trouble={acting.trouble} />
      <div ref={tree} id={`${id}-tree`} role="tree" className="code-nodes" aria-label={say('page.codebook.tree')} onKeyDown={press}>
        {lines.map(({ code, ...line }) => (
          <CodeLine
            key={code.id}
            id={`${id}-${code.id}`}
            code={code}
            colour={colours === undefined ? code.colour : (colours.get(code.id)?.colour ?? null)}
            count={countOf.get(code.id)}
            digit={digits?.includes(code.id) ? digits.indexOf(code.id) + 1 : null}
            {...line}
            isSelected={code.id === selected}
            isStop={code.id === stop}
            isMarked={sought?.marked === code.id}
            isPassing={sought !== null && !sought.ids.has(code.id)}
            drop={over?.on === code.id ? over.part : null}
            hears={hears}
          />
        ))}
        {sought?.isNew === true && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers the keys.
          <div
            id={`${id}-new`}
            role="treeitem"
            tabIndex={-1}
            aria-level={1}
            aria-selected={false}
            className="code-node code-new"
            data-marked={sought.marked === null || undefined}
            onClick={() => void create(typed).then((code) => code !== null && choose(code))}
          >
            {say('page.codebook.create', { name: typed.trim() })}
          </div>
        )}
      </div>
      {lines.length === 0 && sought === null && <p className="soft code-nothing">{say('page.codebook.empty')}</p>}
      {lines.length === 0 && sought !== null && !sought.isNew && <p className="soft code-nothing">{say('page.codebook.nothing-found')}</p>}
    </div>
  );
}

// In is to where lines are set in: to the right, and to the left where the page runs from right to left.
function keyOf(key: string, mirrored: boolean): TreeKey | null {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return (key === 'ArrowRight') !== mirrored ? 'ArrowIn' : 'ArrowOut';
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'Home' || key === 'End' ? key : null;
}

// A code that goes below its sibling is not to vanish in it.
function openAbove(codes: readonly CodeItem[], id: string): void {
  const family = codes.filter((code) => code.parent === codes.find((other) => other.id === id)?.parent);
  const above = family[family.findIndex((code) => code.id === id) - 1];
  if (above !== undefined) setClosed([above.id], false);
}

function forwarding(latest: { readonly current: LineHears | null }): LineHears {
  return {
    choose: (code) => latest.current?.choose(code),
    toggle: (code) => latest.current?.toggle(code),
    focused: (code) => latest.current?.focused(code),
    over: (on, part) => latest.current?.over(on, part),
    drop: (dragged, on, part) => latest.current?.drop(dragged, on, part),
    dragEnds: () => latest.current?.dragEnds(),
  };
}
