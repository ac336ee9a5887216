import { type CSSProperties, memo, useRef, useState } from 'react';
import type { Run } from '../../coding/segments';
import { useMessages } from '../../messages/current';
import type { WordsAttribute } from '../../text/layout';
import { type Block, showTime } from './blocks';
import type { DrawnLink } from './drawnLinks';
import { Margin } from './Margin';
import type { Shown, Stripe } from './shown';
import { TurnLinks } from './TurnLinks';

interface TurnProps {
  readonly block: Block;
  readonly index: number;
  /** Which of the texts that are open it is of. */
  readonly side: number;
  readonly runs: readonly Run<Shown>[];
  readonly stripes: readonly Stripe[];
  /** The causal links that begin here; undefined for none. */
  readonly links: readonly DrawnLink[] | undefined;
  /** The coding of this turn that is at hand; null where it lies elsewhere. */
  readonly atHand: string | null;
  readonly isMain: boolean;
  /** Whether it belongs to no turn of a text that has turns: a transcript's head. */
  readonly isHead: boolean;
  /** Whether its margin is measured as soon as it stands, because it is in sight from the beginning. */
  readonly isInSight: boolean;
  /** The attribute that holds the offset of the first word: another one for the text beside. */
  readonly attribute: WordsAttribute;
  showLink(side: number, link: DrawnLink): void;
}

/** One turn: number, speaker and time, words with their marks, stripes with their names. Nothing but words stands in the element with dir="auto". */
export const TurnRow = memo(function TurnRow({
  block,
  index,
  side,
  runs,
  stripes,
  links,
  atHand,
  isMain,
  isHead,
  isInSight,
  attribute,
  showLink,
}: TurnProps) {
  const { say, number } = useMessages();
  // What the file says of itself stands in the line above and on the page of sources: one line of it is enough, unless it carries codes.
  const canFold = isHead && index === 0 && block.words.includes('\n') && stripes.length === 0;
  const [isUnfolded, unfold] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  const names = stripes.reduce((count, stripe) => count + (stripe.isNamed ? 1 : 0), 0);
  return (
    <div
      className="turn"
      data-turn={index}
      data-side={side}
      data-folded={(canFold && !isUnfolded) || undefined}
      data-voice={isMain ? 'main' : block.speaker !== null ? 'other' : isHead ? 'head' : undefined}
      style={{ containIntrinsicBlockSize: `auto ${turnHeight(block, names)}px` }}
    >
      <span className="turn-number">{block.number !== null && number(block.number)}</span>
      <span className="turn-who">
        {canFold && (
          <button type="button" className="head-fold" aria-expanded={isUnfolded} onClick={() => unfold(!isUnfolded)}>
            {say('page.coding.file-head')}
          </button>
        )}
        {block.speaker !== null && (
          <bdi className="turn-speaker" title={block.speaker}>
            {block.speaker}
          </bdi>
        )}
        {block.time !== null && <span className="turn-time">{showTime(block.time)}</span>}
      </span>
      <p ref={words} className="turn-words" dir="auto" tabIndex={-1} {...{ [attribute]: block.start }}>
        {runs.map((run) => {
          const text = block.words.slice(run.start - block.start, run.end - block.start);
          return run.codings.length === 0 ? text : <Mark key={run.start} run={run} text={text} atHand={atHand} />;
        })}
      </p>
      {stripes.length > 0 && <Margin words={words} stripes={stripes} names={names} atHand={atHand} isInSight={isInSight} />}
      {links !== undefined && <TurnLinks links={links} show={(link) => showLink(side, link)} />}
    </div>
  );
});

function Mark({ run, text, atHand }: { readonly run: Run<Shown>; readonly text: string; readonly atHand: string | null }) {
  const { codings } = run;
  const depth = Math.min(3, codings.length);
  const isAtHand = atHand !== null && codings.some((coding) => coding.id === atHand);
  return (
    <mark
      className={`mark mark-${depth}${isAtHand ? ' is-at-hand' : ''}`}
      data-at={run.start}
      data-to={run.end}
      data-codings={codings.map((coding) => coding.id).join(' ')}
      tabIndex={-1}
      aria-description={codings.map(spoken).join(', ')}
      style={colours(codings, depth)}
    >
      {text}
    </mark>
  );
}

function spoken(coding: Shown): string {
  return coding.by === null ? coding.name : `${coding.name} (${coding.by})`;
}

// The shortest passage is on top: its colour is the first.
function colours(codings: readonly Shown[], depth: number): CSSProperties {
  const style: Record<string, string> = {};
  for (let i = 0; i < depth; i++) style[`--mark-${i + 1}`] = codings[codings.length - 1 - i]?.colour ?? '';
  return style;
}

const lineHeight = 26;
const charactersInLine = 68;

/** About how high a turn is, so that a text which is not drawn yet has its length. */
export function turnHeight(block: Block, names: number): number {
  const lines = Math.ceil((block.end - block.start) / charactersInLine);
  return 18 + Math.max(lines * lineHeight, names * 20, block.time === null ? lineHeight : 46);
}
