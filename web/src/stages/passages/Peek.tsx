import { useLayoutEffect, useRef } from 'react';
import type { CodeItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { CodeDot } from '../../parts/CodeDot';
import { TroubleNote } from '../../parts/TroubleNote';
import { judgements } from './FoundRow';
import type { AroundReply, FoundItem } from './items';
import { useAround } from './queries';

interface PeekProps {
  readonly found: FoundItem | undefined;
  readonly codes: ReadonlyMap<string, CodeItem>;
  readonly coders: ReadonlyMap<string, string>;
}

/** The answer where the keys are, in the turns around it. */
export function Peek({ found, codes, coders }: PeekProps) {
  const { say, number } = useMessages();
  const around = useAround(found?.document === null ? undefined : found);
  const frame = useRef<HTMLElement>(null);
  const here = around.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever other words are shown.
  useLayoutEffect(() => {
    const pane = frame.current;
    const mark = pane?.querySelector('mark');
    if (pane === null || mark === null || mark === undefined) return;
    // The words in the upper third, what was said before them above.
    pane.scrollTop = Math.max(0, mark.offsetTop - pane.offsetTop - pane.clientHeight / 3);
  }, [here]);
  if (found === undefined) return null;
  const codings = here?.codings.filter((coding) => coding.start < here.end && coding.end > here.start) ?? [];
  return (
    <section ref={frame} className="peek" aria-label={say('page.passages.peek')}>
      <div className="peek-head">
        <h2>
          <bdi>{found.documentName ?? found.memoTitle ?? say('page.go.codebook')}</bdi>
        </h2>
        {found.turn !== null && <span className="soft number">{say('page.passages.turn', { number: number(found.turn) })}</span>}
        {found.document !== null && <ActionButton action="passages.open" />}
      </div>
      {!found.inText && (
        <p className="peek-turn" dir="auto">
          {found.before}
          <mark>{found.text}</mark>
          {found.after}
        </p>
      )}
      <TroubleNote trouble={around.error} />
      {here?.parts.map((part) => (
        <div key={part.start} className="peek-part">
          {part.speaker !== null && (
            <bdi className="peek-speaker" data-same={part.speaker === found.speaker || undefined}>
              {part.speaker}
            </bdi>
          )}
          <p className="peek-turn" dir="auto">
            {cut(part, here)}
          </p>
        </div>
      ))}
      {codings.length > 0 && (
        <ul className="peek-codings">
          {codings.map((coding) => (
            <li key={coding.id}>
              <CodeDot colour={codes.get(coding.code)?.colour ?? null} />
              <bdi>{codes.get(coding.code)?.path}</bdi>
              <span className="soft">
                {[coders.get(coding.coder), ...judgements({ ...found, ...coding, note: null, codes: [] }).map((code) => say(code))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function cut(part: AroundReply['parts'][number], { start, end }: AroundReply) {
  const from = Math.max(0, Math.min(part.text.length, start - part.start));
  const to = Math.max(from, Math.min(part.text.length, end - part.start));
  if (to === from) return part.text;
  return (
    <>
      {part.text.slice(0, from)}
      <mark>{part.text.slice(from, to)}</mark>
      {part.text.slice(to)}
    </>
  );
}
