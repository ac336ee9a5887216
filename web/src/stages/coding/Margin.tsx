import { type CSSProperties, memo, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { placeLabels } from '../../coding/lanes';
import type { Stripe } from './shown';
import { watchSight } from './sight';

interface Placed {
  readonly stripe: Stripe;
  readonly top: number;
  readonly height: number;
  /** Where its name stands; null where it has none here. */
  readonly label: number | null;
}

const labelHeight = 20;
const laneWidth = 8;
const firstLabel = 26;

interface MarginProps {
  readonly words: RefObject<HTMLElement | null>;
  readonly stripes: readonly Stripe[];
  readonly names: number;
  readonly atHand: string | null;
  readonly isInSight: boolean;
}

/** The stripes beside a turn, in their lanes, each with its name where its passage begins. What it says the marks say to screen readers. It is drawn
 * when the turn comes near the window, because only then it is known where the lines of the turn stand. */
export const Margin = memo(function Margin({ words, stripes, names, atHand, isInSight }: MarginProps) {
  const element = useRef<HTMLDivElement>(null);
  const [placed, setPlaced] = useState<readonly Placed[]>([]);
  const [isNear, setNear] = useState(isInSight);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const margin = element.current;
    return margin === null
      ? undefined
      : watchSight(margin, (near, paneWidth) => {
          // Once it was near it keeps what was measured.
          if (!near) return;
          setNear(true);
          setWidth(paneWidth);
        });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another width moves the lines
  useLayoutEffect(() => {
    if (isNear && words.current !== null) setPlaced(place(words.current, stripes));
  }, [isNear, stripes, words, width]);

  const lanes = stripes.reduce((most, stripe) => Math.max(most, stripe.lane + 1), 0);
  const labelStart = lanes * laneWidth + firstLabel;
  const bottom = placed.reduce((most, { label }) => Math.max(most, label === null ? 0 : label + labelHeight), names * labelHeight);
  return (
    <div ref={element} className="margin" aria-hidden="true" style={{ minBlockSize: bottom }}>
      {placed.length > 0 && (
        <svg className="margin-leaders" width={labelStart} height={bottom} role="presentation">
          {placed.map(({ stripe, top, label }) =>
            label === null ? null : (
              <path
                key={stripe.coding.id}
                d={`M${stripe.lane * laneWidth + 4} ${top + labelHeight / 2 - 2}H${lanes * laneWidth + 4}L${labelStart - 10} ${label + labelHeight / 2}H${labelStart - 3}`}
                stroke={stripe.coding.colour}
              />
            ),
          )}
        </svg>
      )}
      {placed.map(({ stripe, top, height, label }) => {
        const { coding, lane } = stripe;
        const isAtHand = coding.id === atHand;
        return (
          <span key={coding.id}>
            <span
              className={`margin-stripe${isAtHand ? ' is-at-hand' : ''}${coding.from === null ? '' : ' is-carried'}`}
              data-coding={coding.id}
              title={coding.name}
              style={{ insetBlockStart: top, blockSize: height, insetInlineStart: lane * laneWidth, color: coding.colour }}
            />
            {label !== null && (
              <span
                className={`margin-label${isAtHand ? ' is-at-hand' : ''}`}
                data-coding={coding.id}
                title={coding.name}
                style={{ insetBlockStart: label, insetInlineStart: labelStart, '--code': coding.colour } as CSSProperties}
              >
                <bdi className="margin-name">{coding.name}</bdi>
                {coding.by !== null && <span className="margin-by">{coding.by}</span>}
              </span>
            )}
          </span>
        );
      })}
    </div>
  );
});

function place(words: HTMLElement, stripes: readonly Stripe[]): Placed[] {
  const origin = words.getBoundingClientRect().top;
  const starts = new Map<string, DOMRect>();
  const ends = new Map<string, DOMRect>();
  for (const mark of words.querySelectorAll<HTMLElement>('mark')) {
    const rects = mark.getClientRects();
    const [first, last] = [rects[0], rects[rects.length - 1]];
    if (first !== undefined) starts.set(mark.getAttribute('data-at') ?? '', first);
    if (last !== undefined) ends.set(mark.getAttribute('data-to') ?? '', last);
  }
  const found = stripes.flatMap((stripe) => {
    const first = starts.get(String(stripe.start));
    const last = ends.get(String(stripe.end));
    if (first === undefined || last === undefined) return [];
    return [{ stripe, top: Math.round(first.top - origin), height: Math.max(8, Math.round(last.bottom - first.top)) }];
  });
  const labels = placeLabels(
    found
      .filter(({ stripe }) => stripe.isNamed)
      .map(({ stripe, top }) => ({ id: stripe.coding.id, wanted: Math.max(0, top), height: labelHeight })),
  );
  return found.map((one) => ({ ...one, label: labels.get(one.stripe.coding.id) ?? null }));
}
