import { useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Empty } from '../../parts/Empty';
import { LongList } from '../../parts/LongList';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useControls } from '../../shell/controls';
import { useStudy } from '../../shell/queries';
import { useStore } from '../../shell/store';
import { ActPanel } from './ActPanel';
import { ActRow } from './ActRow';
import { allActs, askedOfHistory, type HistoryQuestion } from './asked';
import { HistoryFilters } from './HistoryFilters';
import { useActs, useOneAct } from './queries';
import './history.css';

/** Who did what and when; a past act is taken back, or brought back, after it was shown what goes with it. */
export default function HistoryPage() {
  const { say } = useMessages();
  const question = useStore(askedOfHistory);
  const study = useStudy();
  const acts = useActs(question);
  const [active, setActive] = useState(0);
  // What a person chose stays at hand when newer acts come above it: a second press must not take back another one.
  const [kept, keep] = useState<string | null>(null);
  const [focusAsked, focus] = useState(0);
  const acting = useAct();
  const total = acts.total ?? 0;
  const at = placeOf(kept, Math.min(active, Math.max(0, total - 1)), (index) => acts.at(index)?.act);
  const row = total === 0 ? undefined : acts.at(at);
  const one = useOneAct(row?.act ?? null).data;
  const shown = one !== undefined && one.row.act === row?.act ? one : undefined;
  const canTurn = shown !== undefined && shown.refusal === null && !acting.pending;
  const ask = (next: HistoryQuestion): void => {
    askedOfHistory.set(next);
    setActive(0);
    keep(null);
  };
  const move = (index: number): void => {
    acting.clear();
    const next = Math.max(0, Math.min(total - 1, index));
    setActive(next);
    keep(acts.at(next)?.act ?? null);
  };
  const turn = (): void => {
    if (shown === undefined || !canTurn) return;
    const { act } = shown.row;
    keep(act);
    // What goes with it was shown beside the button.
    const call = shown.row.undone
      ? api.POST('/api/history/restore', { body: { act, withOthers: true } })
      : api.POST('/api/history/undo', { body: { act, withDependents: true } });
    void acting.run(call);
  };
  useControls('history', {
    hasActs: total > 0,
    canTurn,
    move: (step) => {
      move(at + step);
      focus((n) => n + 1);
    },
    turn,
  });
  return (
    <div className="history">
      <h1 className="only-heard">{say('page.go.history')}</h1>
      <HistoryFilters
        question={question}
        stages={acts.first?.stages ?? []}
        coders={study.coders}
        conflicts={acts.first?.conflicts ?? 0}
        ask={ask}
      />
      <p className="history-line" role="status">
        <strong className="number">{acts.total === undefined ? say('page.waiting') : say('page.history.acts', { count: total })}</strong>
      </p>
      <TroubleNote trouble={acts.error} />
      <div className="history-found" aria-busy={acts.pending}>
        {total > 0 ? (
          <LongList
            label={say('page.go.history')}
            count={total}
            active={at}
            height={34}
            focusAsked={focusAsked}
            isChosen={() => false}
            move={move}
            toggle={() => {}}
            open={() => document.querySelector<HTMLElement>('.act-panel button')?.focus()}
            look={acts.look}
            row={(index) => <ActRow act={acts.at(index)} before={index === 0 ? undefined : acts.at(index - 1)} />}
          />
        ) : (
          acts.total !== undefined && (
            <div className="history-empty">
              <Empty
                title={say('page.history.nothing')}
                act={
                  <button type="button" className="act" onClick={() => ask(allActs)}>
                    {say('page.history.all')}
                  </button>
                }
              />
            </div>
          )
        )}
        {shown !== undefined && <ActPanel reply={shown} acting={acting} turn={turn} />}
      </div>
    </div>
  );
}

const near = 40;

// Where the kept act is now; where it was, if it is not near any more.
function placeOf(kept: string | null, was: number, actAt: (index: number) => string | undefined): number {
  if (kept === null) return was;
  for (let by = 0; by <= near; by++) {
    if (actAt(was + by) === kept) return was + by;
    if (was >= by && actAt(was - by) === kept) return was - by;
  }
  return was;
}
