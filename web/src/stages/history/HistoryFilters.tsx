import { useEffect, useState } from 'react';
import { useMessages } from '../../messages/current';
import { Segmented } from '../../parts/Segmented';
import { allActs, type HistoryQuestion } from './asked';

interface HistoryFiltersProps {
  readonly question: HistoryQuestion;
  readonly stages: readonly string[];
  readonly coders: readonly { readonly id: string; readonly name: string }[];
  readonly conflicts: number;
  ask(question: HistoryQuestion): void;
}

// How long a person has stopped typing before the words are asked for.
const pause = 250;

/** By whom, when, what and how it stands: all that narrows the history. */
export function HistoryFilters({ question, stages, coders, conflicts, ask }: HistoryFiltersProps) {
  const { say } = useMessages();
  const [typed, write] = useState(question.words);
  useEffect(() => write(question.words), [question.words]);
  useEffect(() => {
    if (typed === question.words) return;
    const timer = setTimeout(() => ask({ ...question, words: typed }), pause);
    return () => clearTimeout(timer);
  }, [typed, question, ask]);
  const states = (['any', 'taken-back', 'conflict'] as const).map((value) => ({
    value,
    name: value === 'conflict' ? say('page.history.state.conflict', { count: conflicts }) : say(`page.history.state.${value}`),
  }));
  return (
    <div className="history-filters">
      <input
        className="history-words"
        aria-label={say('page.history.words')}
        placeholder={say('page.history.words')}
        value={typed}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <select
        aria-label={say('page.history.who')}
        value={question.who}
        onChange={(event) => ask({ ...question, who: event.currentTarget.value })}
      >
        <option value="">{say('page.history.anyone')}</option>
        {coders.map((coder) => (
          <option key={coder.id} value={coder.id}>
            {coder.name}
          </option>
        ))}
      </select>
      <select
        aria-label={say('page.history.stage')}
        value={question.stage}
        onChange={(event) => ask({ ...question, stage: event.currentTarget.value })}
      >
        <option value="">{say('page.history.anything')}</option>
        {stages.map((stage) => (
          <option key={stage} value={stage}>
            {say(`page.history.stage.${stage}`)}
          </option>
        ))}
      </select>
      <label>
        <span>{say('page.history.from')}</span>
        <input type="date" value={question.from} onChange={(event) => ask({ ...question, from: event.currentTarget.value })} />
      </label>
      <label>
        <span>{say('page.history.to')}</span>
        <input type="date" value={question.to} onChange={(event) => ask({ ...question, to: event.currentTarget.value })} />
      </label>
      <Segmented<HistoryQuestion['state']>
        label={say('page.history.state')}
        value={question.state}
        choices={states}
        choose={(state) => ask({ ...question, state })}
      />
      {question !== allActs && (
        <button type="button" className="act" onClick={() => ask(allActs)}>
          {say('page.history.all')}
        </button>
      )}
    </div>
  );
}
