import { useMessages } from '../../messages/current';
import type { Span } from '../../text/turns';
import { turnAt } from '../../text/turns';
import type { Side } from './side';
import type { SelectedIn } from './useTextSelection';

interface StatusOfTextProps {
  readonly side: Side | null;
  readonly selected: SelectedIn | null;
  readonly passage: Span | null;
  /** 0 to 1. */
  readonly share: number;
  readonly name: string;
}

/** Where the caret, the selection or the passage at hand stands, and how far the text is coded. Characters are counted from the turn's first. */
export function StatusOfText({ side, selected, passage, share, name }: StatusOfTextProps) {
  const { say } = useMessages();
  const isSelection = selected !== null && selected.anchor !== selected.focus;
  const span =
    isSelection || passage === null
      ? selected && { start: Math.min(selected.anchor, selected.focus), end: Math.max(selected.anchor, selected.focus) }
      : passage;
  const block = span === null ? undefined : side?.blocks[Math.max(0, turnAt(side?.blocks ?? [], span.start))];
  const count = side?.laid.shown.length ?? 0;
  return (
    <p className="text-status">
      {block !== undefined && span !== null && (
        <>
          {block.number !== null && <span>{say('page.coding.turn', { number: block.number })}</span>}
          <span>
            {span.end > span.start
              ? say('page.coding.characters', { from: span.start - block.start + 1, to: span.end - block.start })
              : say('page.coding.character', { at: span.start - block.start })}
          </span>
        </>
      )}
      <span className="text-status-end">
        <bdi>{say('page.coding.share-of', { percent: Math.round(share * 100), name })}</bdi>
        <span>{say('page.coding.codings-here', { count })}</span>
      </span>
    </p>
  );
}
