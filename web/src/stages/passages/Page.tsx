import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { Empty } from '../../parts/Empty';
import { LongList } from '../../parts/LongList';
import { TroubleNote } from '../../parts/TroubleNote';
import { announce } from '../../shell/acting';
import { useControls } from '../../shell/controls';
import { goTo, places } from '../../shell/places';
import { useSources, useStudy } from '../../shell/queries';
import { answered, useSearchWords } from '../../shell/searchWords';
import { useStore } from '../../shell/store';
import { useCodeSets } from '../codebook/queries';
import { ask, asked, choose, moveTo } from './asked';
import { Builder, type Picking } from './Builder';
import { CodeTogether } from './CodeTogether';
import { allChosen, chooseAlso, countChosen, isChosen, noneChosen, toggleChosen } from './chosen';
import { FoundRow } from './FoundRow';
import { Peek } from './Peek';
import { QueryBar } from './QueryBar';
import { useColouredCodes, useFound } from './queries';
import { fromAddress, isAsked, nothingAsked, onlyExcludes, toAsk } from './question';
import './passages.css';

/** Passages, codes that meet and words, found by one question; what was found is coded together. */
export default function PassagesPage() {
  const { say, number, locale } = useMessages();
  const { question, chosen, active } = useStore(asked);
  const { words, isOpen } = useSearchWords();
  const search = useSearch({ strict: false });
  const study = useStudy();
  const sources = useSources().data;
  const codes = useColouredCodes();
  const sets = useCodeSets().data;
  const [picking, pick] = useState<Picking>(null);
  const [isCoding, setCoding] = useState(false);
  const [focusAsked, focus] = useState(0);
  const [anchor, setAnchor] = useState(0);

  // What the bar above asked, once; what an address asks, once: it is taken out of the address, where it would soon be no longer true.
  useEffect(() => {
    if (!isOpen) return;
    answered();
    ask({ ...nothingAsked, words });
    focus((n) => n + 1);
  }, [isOpen, words]);
  useEffect(() => {
    const found = fromAddress(search);
    if (found === null) return;
    ask(found);
    places.replace('/passages');
  }, [search]);

  const query = useMemo(() => toAsk(question), [question]);
  const waits = onlyExcludes(question);
  const found = useFound(query, !waits);
  const total = waits ? 0 : (found.total ?? 0);
  const at = Math.min(active, Math.max(0, total - 1));
  const current = total === 0 ? undefined : found.at(at);
  const known = useMemo(
    () => ({ say, number, locale, sources: sources ?? [], coders: study.coders }),
    [say, number, locale, sources, study.coders],
  );
  const codeOf = useMemo(() => new Map(codes?.map((code) => [code.id, code])), [codes]);
  const coderOf = useMemo(() => new Map(study.coders.map((coder) => [coder.id, coder.name])), [study.coders]);
  const isMemos = query.words !== null && query.in === 'memos';
  const count = countChosen(chosen, total);

  useEffect(() => {
    if (found.total !== undefined && !found.pending) announce(say('page.passages.found', { count: found.total }));
  }, [found.total, found.pending, say]);

  const move = (index: number, extends_: boolean): void => {
    moveTo(index);
    if (!extends_) {
      setAnchor(index);
      return;
    }
    const [from, to] = [Math.min(anchor, index), Math.max(anchor, index)];
    const keys = Array.from({ length: to - from + 1 }, (_, i) => found.at(from + i)?.key).filter((key) => key !== undefined);
    choose(chooseAlso(chosen, keys));
  };
  const toggle = (index: number): void => {
    const key = found.at(index)?.key;
    if (key === undefined) return;
    choose(toggleChosen(chosen, key));
    setAnchor(index);
  };
  const open = (): void => {
    if (current?.document == null) return;
    goTo(`/code/${current.document}?from=${current.start}&to=${current.end}`);
  };
  const choice = (): Parameters<typeof CodeTogether>[0]['chosen'] => {
    if (chosen.all) return { keys: [...chosen.keys], all: query, expected: total };
    return { keys: count === 0 && current !== undefined ? [current.key] : [...chosen.keys] };
  };
  const canCode = !isMemos && total > 0;
  useControls('passages', {
    hasFound: total > 0,
    hasChosen: count > 0,
    canCode,
    move: (step) => {
      move(Math.max(0, Math.min(total - 1, at + step)), false);
      focus((n) => n + 1);
    },
    toggle: () => toggle(at),
    all: () => choose(allChosen),
    none: () => choose(noneChosen),
    code: () => setCoding(true),
    open,
    addCode: () => pick({ what: 'code', group: question.groups.length }),
    addFilter: () => pick({ what: 'filter' }),
  });

  const first = found.first;
  return (
    <div className="passages">
      <h1 className="only-heard">{say('page.go.passages')}</h1>
      <div className="passages-ask">
        <QueryBar question={question} ask={ask} />
        <Builder
          question={question}
          codes={codes ?? []}
          sets={sets ?? []}
          known={known}
          counts={first?.counts}
          picking={picking}
          pick={pick}
          ask={ask}
        />
      </div>
      <div className="passages-line">
        <strong className="number">
          {found.total !== undefined ? say('page.passages.found', { count: total }) : found.error === null && !waits && say('page.waiting')}
        </strong>
        {first !== undefined && total > 0 && <span className="soft">{say('page.passages.in-sources', { count: first.sources })}</span>}
        {count > 0 && <span className="number">{say('page.passages.chosen', { count })}</span>}
        <span className="passages-acts">
          {total > 0 && !isMemos && <ActionButton action="passages.choose-all" />}
          {count > 0 && <ActionButton action="passages.choose-none" />}
          {canCode && <ActionButton action="passages.code" />}
        </span>
      </div>
      <TroubleNote trouble={waits ? null : found.error} />
      {first?.notes.map((note) => (
        <p key={note} className="note-warn">
          {note}
        </p>
      ))}
      {waits && <p className="note-warn">{say('page.passages.only-excludes')}</p>}
      <div className="passages-found" aria-busy={found.pending}>
        {total > 0 ? (
          <>
            <LongList
              label={say('page.passages.results')}
              count={total}
              active={at}
              several
              height={104}
              focusAsked={focusAsked}
              isChosen={(index) => {
                const key = found.at(index)?.key;
                return key === undefined ? chosen.all : isChosen(chosen, key);
              }}
              move={move}
              toggle={toggle}
              open={open}
              look={found.look}
              row={(index) => {
                const item = found.at(index);
                return (
                  <FoundRow found={item} isChosen={item !== undefined && isChosen(chosen, item.key)} codes={codeOf} coders={coderOf} />
                );
              }}
            />
            <Peek found={current} codes={codeOf} coders={coderOf} />
          </>
        ) : (
          found.total !== undefined &&
          !waits && (
            <div className="passages-empty">
              <Empty
                title={say(isAsked(question) ? 'page.passages.nothing' : 'page.passages.nothing-coded')}
                act={
                  isAsked(question) ? (
                    <button type="button" className="act" onClick={() => ask(nothingAsked)}>
                      {say('page.passages.ask-anew')}
                    </button>
                  ) : (
                    <ActionButton action="go.coding" />
                  )
                }
              >
                {say(isAsked(question) ? 'page.passages.nothing.text' : 'page.passages.nothing-coded.text')}
              </Empty>
            </div>
          )
        )}
      </div>
      {isCoding && (
        <CodeTogether
          codes={codes ?? []}
          chosen={choice()}
          areWords={query.words !== null}
          onClose={() => setCoding(false)}
          done={() => {
            setCoding(false);
            choose(noneChosen);
          }}
        />
      )}
    </div>
  );
}
