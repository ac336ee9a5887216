import { useMessages } from '../../messages/current';
import { useGuides } from './queries';

/** The guides with their questions, and in how many sources each was put. Nothing is shown where there is none. */
export function GuidesPart() {
  const { say } = useMessages();
  const guides = useGuides().data ?? [];
  if (guides.length === 0) return null;
  return (
    <section className="guides" aria-label={say('page.sources.guides')}>
      <h2>{say('page.sources.guides')}</h2>
      {guides.map((guide) => (
        <details key={guide.id}>
          <summary>
            <bdi>{guide.title}</bdi> <bdi>{guide.version}</bdi>
            <span className="soft">
              {guide.wave !== null && (
                <>
                  {' · '}
                  <bdi>{guide.wave}</bdi>
                </>
              )}
              {' · '}
              {say('page.sources.question-count', { count: guide.questions.length })}
            </span>
          </summary>
          <ol className="source-questions">
            {guide.questions.map((question) => (
              <li key={question.id} style={{ marginInlineStart: `${question.depth * 20}px` }}>
                <span className="question-label number">{question.label}</span>
                <span>
                  <span dir="auto">{question.text}</span>{' '}
                  <span className="soft number">{say('page.sources.put-in', { put: question.put, left: question.leftOut })}</span>
                </span>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}
