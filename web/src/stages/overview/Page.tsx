import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, unwrap } from '../../api/client';
import type { components } from '../../api/openapi';
import { FigureView } from '../../figures/FigureView';
import { useMessages } from '../../messages/current';
import { languageName } from '../../messages/languageName';
import { ActionButton } from '../../parts/ActionButton';
import { Empty } from '../../parts/Empty';
import { PageFrame } from '../../parts/PageFrame';
import { Panel } from '../../parts/Panel';
import { Segmented } from '../../parts/Segmented';
import { TroubleNote } from '../../parts/TroubleNote';
import { goTo } from '../../shell/places';
import { useCodes, useSources, useStudy } from '../../shell/queries';
import { AttentionList } from './AttentionList';
import './overview.css';

type Overview = components['schemas']['OverviewReply'];

/** The study at a glance: what it holds, what needs a person, and the figures of its coding. */
export default function OverviewPage() {
  const { say } = useMessages();
  const study = useStudy();
  // Told by every stage: an act in any of them may change a count here.
  const overview = useQuery({ queryKey: ['history', 'overview'], queryFn: () => unwrap(api.GET('/api/overview')) });
  const data = overview.data;
  return (
    <PageFrame wide title={<bdi>{study.title}</bdi>} about={data && <Holds overview={data} />}>
      <TroubleNote trouble={overview.error} />
      {data !== undefined && data.sources + data.withdrawn === 0 ? (
        <Empty title={say('page.sources.empty.title')} act={<ActionButton action="go.sources" />}>
          {say('page.sources.empty.text')}
        </Empty>
      ) : (
        <div className="overview">
          {data !== undefined && <AttentionList items={data.attention} />}
          {data !== undefined && <Divisions overview={data} />}
          <Figures />
        </div>
      )}
    </PageFrame>
  );
}

function Holds({ overview }: { readonly overview: Overview }) {
  const { say } = useMessages();
  const parts = (['sources', 'characters', 'participants', 'coders', 'codes', 'codings', 'links', 'memos'] as const).filter(
    (name) => overview[name] > 0 || name === 'codings',
  );
  return (
    <span className="holds">
      {parts.map((name) => (
        <span key={name} className="number">
          {say(`page.overview.${name}`, { count: overview[name] })}
        </span>
      ))}
      {overview.withdrawn > 0 && <span className="number">{say('page.overview.withdrawn', { count: overview.withdrawn })}</span>}
    </span>
  );
}

/** The sources by wave, kind and language, where they differ. */
function Divisions({ overview }: { readonly overview: Overview }) {
  const { say, number, locale } = useMessages();
  const divisions = [
    { name: say('page.sources.particular.wave'), counts: overview.waves, word: (name: string) => name },
    { name: say('page.sources.kind'), counts: overview.kinds, word: (name: string) => say(`page.sources.kind.${name}`) },
    { name: say('page.sources.particular.language'), counts: overview.languages, word: (name: string) => languageName(name, locale) },
  ].filter(({ counts }) => counts.length > 1);
  return (
    <Panel title={say('page.overview.holds')} className="overview-holds">
      <p className="number">{say('page.overview.coded', { coded: overview.coded, count: overview.sources })}</p>
      {divisions.map(({ name, counts, word }) => (
        <dl key={name} className="division">
          <dt>{name}</dt>
          <dd>
            {counts.map((one) => (
              <span key={one.name} className="number">
                <bdi>{one.name === null ? say('page.sources.none-noted') : word(one.name)}</bdi> <strong>{number(one.count)}</strong>
              </span>
            ))}
          </dd>
        </dl>
      ))}
    </Panel>
  );
}

function Figures() {
  const { say } = useMessages();
  const sources = useSources().data ?? [];
  const codes = useCodes().data ?? [];
  const [wave, setWave] = useState('');
  const [branch, setBranch] = useState('');
  const [by, setBy] = useState<'source' | 'coder'>('source');
  const [sameCoder, setSameCoder] = useState(false);
  const waves = [...new Set(sources.map((source) => source.wave).filter((name) => name !== null))].sort();
  const branches = codes.filter((code) => code.parent === null);
  // A wave's name is a word of the study: it is asked for by the ids of its sources.
  const part = useMemo(
    () => ({
      sources: wave === '' ? null : sources.filter((source) => source.wave === wave && !source.withdrawn).map((source) => source.id),
      codes: branch === '' ? null : [branch],
    }),
    [wave, branch, sources],
  );
  return (
    <>
      <div className="figure-filters">
        {waves.length > 1 && (
          <select
            className="field"
            aria-label={say('page.sources.particular.wave')}
            data-set={wave !== '' || undefined}
            value={wave}
            onChange={(event) => setWave(event.currentTarget.value)}
          >
            <option value="">{say('page.overview.all-waves')}</option>
            {waves.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
        {branches.length > 1 && (
          <select
            className="field"
            aria-label={say('page.overview.branch')}
            data-set={branch !== '' || undefined}
            value={branch}
            onChange={(event) => setBranch(event.currentTarget.value)}
          >
            <option value="">{say('page.overview.all-codes')}</option>
            {branches.map((code) => (
              <option key={code.id} value={code.id}>
                {code.name}
              </option>
            ))}
          </select>
        )}
      </div>
      <Panel
        title={say('page.overview.frequencies')}
        acts={
          <Segmented<'source' | 'coder'>
            label={say('page.overview.divided-by')}
            value={by}
            choices={[
              { value: 'source', name: say('page.overview.by-source') },
              { value: 'coder', name: say('page.overview.by-coder') },
            ]}
            choose={setBy}
          />
        }
      >
        <FigureView name={say('page.overview.frequencies')} ask={{ kind: 'code-frequencies', by, sameCoder: false, ...part }} />
      </Panel>
      <Panel title={say('page.overview.coverage')}>
        <FigureView name={say('page.overview.coverage')} ask={{ kind: 'coverage', by: null, sameCoder: false, ...part, codes: null }} />
      </Panel>
      <Panel
        title={say('page.overview.cooccurrence')}
        className="overview-wide"
        acts={
          <label className="same-coder">
            <input type="checkbox" checked={sameCoder} onChange={(event) => setSameCoder(event.currentTarget.checked)} />
            {say('page.overview.same-coder')}
          </label>
        }
      >
        <FigureView name={say('page.overview.cooccurrence')} ask={{ kind: 'co-occurrence', by: null, sameCoder, ...part }} />
      </Panel>
      <p className="overview-more">
        <button type="button" className="linklike" onClick={() => goTo('/sources')}>
          {say('page.overview.to-sources')}
        </button>
      </p>
    </>
  );
}
