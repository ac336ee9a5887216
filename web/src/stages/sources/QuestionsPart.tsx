import { useMessages } from '../../messages/current';
import type { PutQuestion } from './items';

/** Which questions of a guide were put in a source, and which were left out on purpose. */
export function QuestionsPart({ questions }: { readonly questions: readonly PutQuestion[] }) {
  const { say } = useMessages();
  if (questions.length === 0) return null;
  return (
    <section className="source-part" aria-label={say('page.sources.questions')}>
      <h3>{say('page.sources.questions')}</h3>
      <ol className="source-questions">
        {questions.map((put, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one question may be put twice; the list has no order but its own.
          <li key={i}>
            <span className="question-label number">{put.label}</span>
            <span>
              <span dir="auto">{put.text}</span>{' '}
              <span className="soft">
                {say(put.manner === null ? 'page.sources.manner.left-out' : `page.sources.manner.${put.manner}`)}
                {put.to !== null && (
                  <>
                    {' · '}
                    <bdi>{put.to}</bdi>
                  </>
                )}
                {put.reason !== null && (
                  <>
                    {' · '}
                    <bdi>{put.reason}</bdi>
                  </>
                )}
                {put.lost && ` · ${say('page.sources.question-lost')}`}
              </span>{' '}
              {put.turn !== null && put.document !== null && (
                <a className="number" href={`#/code/${put.document}?turn=${put.turn}`}>
                  {say('page.sources.turn', { turn: put.turn })}
                </a>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
