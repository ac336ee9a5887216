import { Button } from '@mantine/core';
import { useMessages } from '../../messages/current';
import { KeyHint } from '../../parts/KeyHint';
import { TroubleNote } from '../../parts/TroubleNote';
import type { Acting } from '../../shell/acting';
import { dayOf } from './days';
import type { ActReply } from './items';

interface ActPanelProps {
  readonly reply: ActReply;
  readonly acting: Acting;
  turn(): void;
}

/** An act with all that it did; what would go with it, or come with it, is read before the button is pressed. */
export function ActPanel({ reply, acting, turn }: ActPanelProps) {
  const { say, number, locale } = useMessages();
  const { row, parts, others, count, refusal } = reply;
  const at = new Date(row.when);
  return (
    <section className="act-panel" aria-label={say('page.history.details')}>
      <h2>
        <bdi>{row.sentence}</bdi>
      </h2>
      <p className="soft">
        <bdi>{row.who}</bdi> · <time dateTime={row.when}>{at.toLocaleString(locale, { dateStyle: 'full', timeStyle: 'short' })}</time>
      </p>
      {row.undone && <p className="note-warn">{say('page.history.is-undone')}</p>}
      {!row.undone &&
        row.conflicts.map((conflict) => (
          <p key={conflict} className="note-warn">
            {conflict} {say('page.history.end-conflict')}
          </p>
        ))}
      {parts.length > 1 && (
        <ul className="act-parts">
          {parts.map((part) => (
            <li key={part.kind}>
              <bdi>{part.sentence}</bdi>
            </li>
          ))}
        </ul>
      )}
      {refusal !== null ? (
        <p className="soft">{refusal}</p>
      ) : (
        <>
          {count > 0 && (
            <div className="act-others">
              <p>{say(row.undone ? 'page.history.come-with-it' : 'page.history.go-with-it', { count })}</p>
              <ul>
                {others.map((other) => (
                  <li key={other.act}>
                    <bdi>{other.sentence}</bdi> <bdi className="soft">{other.who}</bdi>
                  </li>
                ))}
                {count > others.length && <li className="soft">{say('page.passages.and-more', { count: count - others.length })}</li>}
              </ul>
            </div>
          )}
          <TroubleNote trouble={acting.trouble} />
          <Button
            variant={row.undone ? 'filled' : 'default'}
            loading={acting.pending}
            onClick={turn}
            rightSection={<KeyHint action="history.turn" />}
          >
            {say(row.undone ? 'page.history.bring-back' : 'page.history.take-back', { count, others: number(count) })}
          </Button>
        </>
      )}
      <p>
        <a href={`#/codebook?day=${dayOf(row.when)}`}>{say('page.history.codebook-then')}</a>
      </p>
    </section>
  );
}
