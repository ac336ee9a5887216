import { type DragEvent, type MouseEvent, memo } from 'react';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import type { CodeCount, CodeItem } from './items';
import { type DropPart, partOf } from './tree';

/** What a code is dragged as: its id alone, so that no words leave the page with it. */
export const dragType = 'application/x-offramp-code';

/** What a line tells its tree. The functions stay the same, so that a line is drawn anew only where it looks otherwise. */
export interface LineHears {
  choose(id: string): void;
  toggle(id: string): void;
  focused(id: string): void;
  over(id: string, part: DropPart): void;
  drop(dragged: string, on: string, part: DropPart): void;
  dragEnds(): void;
}

interface CodeLineProps {
  readonly id: string;
  readonly code: CodeItem;
  readonly colour: string | null;
  readonly count: CodeCount | undefined;
  readonly digit: number | null;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
  readonly place: number;
  readonly siblings: number;
  readonly isSelected: boolean;
  /** Whether the Tab key comes here. */
  readonly isStop: boolean;
  /** Whether Enter in the field takes this one. */
  readonly isMarked: boolean;
  /** Shown only for what stands below it. */
  readonly isPassing: boolean;
  readonly drop: DropPart | null;
  readonly hears: LineHears;
}

/** A code in the tree: a click chooses it, its arrow opens and closes what stands below it. */
export const CodeLine = memo(function CodeLine({ id, code, colour, count, digit, hears, ...is }: CodeLineProps) {
  const { say, number } = useMessages();
  const partAt = (event: DragEvent<HTMLElement>): DropPart => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return partOf(event.clientY - top, height);
  };
  const toggle = (event: MouseEvent): void => {
    event.stopPropagation();
    hears.toggle(code.id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it answers the keys.
    <div
      id={id}
      role="treeitem"
      className="code-node"
      style={{ paddingInlineStart: 10 + code.depth * 18 }}
      tabIndex={is.isStop ? 0 : -1}
      aria-level={code.depth + 1}
      aria-posinset={is.place}
      aria-setsize={is.siblings}
      aria-expanded={is.hasChildren ? is.isOpen : undefined}
      aria-selected={is.isSelected}
      data-code={code.id}
      data-marked={is.isMarked || undefined}
      data-passing={is.isPassing || undefined}
      data-drop={is.drop ?? undefined}
      draggable
      onClick={() => hears.choose(code.id)}
      onFocus={() => hears.focused(code.id)}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, code.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        hears.over(code.id, partAt(event));
      }}
      onDrop={(event) => {
        event.preventDefault();
        hears.drop(event.dataTransfer.getData(dragType), code.id, partAt(event));
      }}
      onDragEnd={hears.dragEnds}
    >
      <span
        className="code-twist"
        data-shown={is.hasChildren || undefined}
        data-open={is.isOpen || undefined}
        onClick={toggle}
        aria-hidden="true"
      />
      <CodeDot colour={colour} />
      <span className="code-name" translate="no">
        <bdi>{code.name}</bdi>
      </span>
      {digit !== null && <kbd>{number(digit)}</kbd>}
      {count !== undefined && (
        <>
          <span className="code-count number" aria-hidden="true">
            {number(count.codingsWithin)}
          </span>
          <span className="only-heard">
            {say('page.codebook.heard-count', { codings: count.codingsWithin, sources: count.sourcesWithin })}
          </span>
        </>
      )}
    </div>
  );
});
