import type { RefObject } from 'react';
import type { SourceItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { languageName } from '../../messages/languageName';
import { any, noFilter, none, type SourceFilter, valuesOf } from './filters';
import { sourceKinds } from './items';

interface SourceFiltersProps {
  readonly sources: readonly SourceItem[];
  readonly filter: SourceFilter;
  readonly shown: number;
  readonly words: RefObject<HTMLInputElement | null>;
  change(filter: SourceFilter): void;
}

/** What to see of the sources. A filter stands there only where it could divide them. */
export function SourceFilters({ sources, filter, shown, words, change }: SourceFiltersProps) {
  const { say, locale } = useMessages();
  const set = (by: Partial<SourceFilter>): void => change({ ...filter, ...by });
  const waves = valuesOf(sources, (source) => source.wave);
  const languages = valuesOf(sources, (source) => source.language);
  const limitations = [...new Set(sources.flatMap((source) => source.limitations))].sort((a, b) => a.localeCompare(b));
  const kinds = sourceKinds.filter((kind) => sources.some((source) => source.kind === kind));
  const leaves = (['verbatim', 'paraphrase', 'background', 'nothing'] as const).filter((leave) =>
    sources.some((source) => source.mayLeave === leave),
  );
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <search className="source-filters">
      <input
        ref={words}
        className="field source-words"
        type="search"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-label={say('page.sources.filter-words')}
        placeholder={say('page.sources.filter-words')}
        value={filter.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      {waves.values.length + Number(waves.hasNone) > 1 && (
        <Choice name={say('page.sources.particular.wave')} value={filter.wave} choose={(wave) => set({ wave })}>
          {waves.values.map((wave) => (
            <option key={wave}>{wave}</option>
          ))}
          {waves.hasNone && <option value={none}>{say('page.sources.none-noted')}</option>}
        </Choice>
      )}
      {kinds.length > 1 && (
        <Choice name={say('page.sources.kind')} value={filter.kind} choose={(kind) => set({ kind })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`page.sources.kind.${kind}`)}
            </option>
          ))}
        </Choice>
      )}
      {languages.values.length + Number(languages.hasNone) > 1 && (
        <Choice name={say('page.sources.particular.language')} value={filter.language} choose={(language) => set({ language })}>
          {languages.values.map((language) => (
            <option key={language} value={language}>
              {languageName(language, locale)}
            </option>
          ))}
          {languages.hasNone && <option value={none}>{say('page.sources.none-noted')}</option>}
        </Choice>
      )}
      {limitations.length > 0 && (
        <Choice name={say('page.sources.limitation')} value={filter.limitation} choose={(limitation) => set({ limitation })}>
          <option value={any}>{say('page.sources.limitation-any')}</option>
          <option value={none}>{say('page.sources.none-noted')}</option>
          {limitations.map((limitation) => (
            <option key={limitation}>{limitation}</option>
          ))}
        </Choice>
      )}
      {leaves.length > 1 && (
        <Choice name={say('page.sources.may-leave')} value={filter.leave} choose={(leave) => set({ leave })}>
          {leaves.map((leave) => (
            <option key={leave} value={leave}>
              {say(`page.sources.leave.${leave}`)}
            </option>
          ))}
        </Choice>
      )}
      <Choice name={say('page.sources.coded')} value={filter.coded} choose={(coded) => set({ coded })}>
        <option value="some">{say('page.sources.coded-some')}</option>
        <option value="none">{say('page.sources.coded-none')}</option>
      </Choice>
      {filter.attention !== '' && (
        <button type="button" className="act" onClick={() => set({ attention: '' })}>
          {say(`page.sources.attention.${filter.attention}`)} <span aria-hidden="true">×</span>
        </button>
      )}
      <span className="soft number" aria-live="polite">
        {say('page.sources.shown', { shown, count: sources.length })}
      </span>
      {isFiltered && (
        <button type="button" className="linklike" onClick={() => change(noFilter)}>
          {say('page.sources.show-all')}
        </button>
      )}
    </search>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  choose(value: string): void;
  readonly children: React.ReactNode;
}

/** One filter: its own name stands for "all". */
function Choice({ name, value, choose, children }: ChoiceProps) {
  const { say } = useMessages();
  return (
    <select
      className="field"
      aria-label={name}
      data-set={value !== '' || undefined}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">{say('page.sources.filter-all', { name })}</option>
      {children}
    </select>
  );
}
