import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { EditInPlace } from '../../parts/EditInPlace';
import { TroubleNote } from '../../parts/TroubleNote';
import { type Acting, useAct } from '../../shell/acting';
import { goTo } from '../../shell/places';
import { Waiting } from '../../shell/Waiting';
import type { SourceDetail, SourceKind } from './items';
import { sourceKinds } from './items';
import { LimitationsPart } from './LimitationsPart';
import { ParticularsPart } from './ParticularsPart';
import { PeoplePart } from './PeoplePart';
import { QuestionsPart } from './QuestionsPart';
import { useSourceDetail } from './queries';
import { percent } from './SourceSigns';

/** One source: everything that is known of it, edited where it stands. */
export function SourcePane({ id }: { readonly id: string }) {
  const { say } = useMessages();
  const detail = useSourceDetail(id);
  const act = useAct();
  return (
    <section className="source-pane" aria-label={detail.data?.source.name ?? say('page.sources.one')}>
      <a className="source-back linklike" href="#/sources">
        {say('page.sources.back')}
      </a>
      {detail.data === undefined ? (
        detail.error === null ? (
          <Waiting />
        ) : (
          <TroubleNote trouble={detail.error} />
        )
      ) : (
        <Whole key={id} detail={detail.data} act={act} />
      )}
    </section>
  );
}

function Whole({ detail, act }: { readonly detail: SourceDetail; readonly act: Acting }) {
  const { say } = useMessages();
  const { source } = detail;
  const path = { params: { path: { source: source.id } } };
  const gone = source.withdrawn;
  const changeKind = (kind: SourceKind): void => void act.run(api.POST('/api/sources/{source}/kind', { ...path, body: { kind } }));
  const remove = async (): Promise<void> => {
    if ((await act.run(api.DELETE('/api/sources/{source}', path))) !== null) goTo('/sources');
  };
  return (
    <>
      <header className="source-head">
        <h2>
          <EditInPlace
            label={say('page.sources.name-of', { name: source.name })}
            value={source.name}
            draftKey={`name:${source.id}`}
            disabled={gone}
            save={async (name) => (await act.run(api.POST('/api/sources/{source}/name', { ...path, body: { name } }))) !== null}
          />
        </h2>
        <span className="source-head-acts">
          {source.documents.length > 0 && !gone && <ActionButton action="sources.code" />}
          <button type="button" className="act" onClick={() => void remove()}>
            {say('page.sources.remove')}
          </button>
        </span>
      </header>
      <TroubleNote trouble={act.trouble} />
      {gone && <p className="note-warn">{say('page.sources.withdrawn')}</p>}
      <label className="source-kind">
        <span className="soft">{say('page.sources.kind')}</span>
        <select
          className="field"
          value={source.kind}
          disabled={gone}
          onChange={(event) => changeKind(event.currentTarget.value as SourceKind)}
        >
          {sourceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`page.sources.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <ParticularsPart detail={detail} act={act} />
      <Texts detail={detail} />
      <PeoplePart detail={detail} act={act} />
      <LimitationsPart detail={detail} act={act} />
      <QuestionsPart questions={detail.questions} />
    </>
  );
}

/** The texts of a source, each to be opened and coded, and who coded how much of the whole. */
function Texts({ detail }: { readonly detail: SourceDetail }) {
  const { say } = useMessages();
  const { source, coverage } = detail;
  return (
    <section className="source-part" aria-labelledby={`texts-${source.id}`}>
      <h3 id={`texts-${source.id}`}>{say('page.sources.texts')}</h3>
      <ul className="source-texts">
        {source.documents.map((text) => (
          <li key={text.id}>
            <a href={`#/code/${text.id}`}>
              <bdi>{text.name}</bdi>
            </a>{' '}
            <span className="soft number">
              {say(`page.sources.rendition.${text.kind}`)}
              {text.language !== null && ` · ${text.language}`} · {say('page.sources.length', { length: text.length })}
              {text.turns > 0 && ` · ${say('page.sources.turns', { turns: text.turns })}`}
            </span>
          </li>
        ))}
      </ul>
      {coverage.length > 0 && (
        <ul className="source-coders">
          {coverage.map((coder) => (
            <li key={coder.coder}>
              <span>
                <bdi>{coder.name}</bdi>
              </span>
              <a className="number" href={`#/passages?sources=${source.id}&coders=${coder.coder}`}>
                {say('page.sources.coder-share', { percent: percent(coder.share), codings: coder.codings })}
              </a>
              <span className="coded-track" aria-hidden="true">
                <span style={{ inlineSize: `${Math.min(100, coder.share * 100)}%` }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
