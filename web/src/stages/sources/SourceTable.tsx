import { memo } from 'react';
import type { SourceItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { languageName } from '../../messages/languageName';
import { goTo } from '../../shell/places';
import type { SortBy } from './filters';
import { CodedShare, MayLeave } from './SourceSigns';

interface SourceTableProps {
  readonly sources: readonly SourceItem[];
  readonly open: string | null;
  readonly sort: { readonly by: SortBy; readonly down: boolean };
  sortBy(by: SortBy): void;
}

/** The sources, a row each. The name is the way in; the whole row can be clicked. */
export function SourceTable({ sources, open, sort, sortBy }: SourceTableProps) {
  const { say } = useMessages();
  const head = (by: SortBy, name: string, className?: string) => (
    <th scope="col" className={className} aria-sort={sort.by === by ? (sort.down ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="sort" onClick={() => sortBy(by)}>
        {name}
        <span aria-hidden="true">{sort.by === by ? (sort.down ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
  return (
    <table className="source-table" data-narrow={open !== null || undefined}>
      <caption className="only-heard">{say('page.go.sources')}</caption>
      <thead>
        <tr>
          {head('name', say('page.sources.name'))}
          <th scope="col" className="wide-only">
            {say('page.sources.kind')}
          </th>
          {head('wave', say('page.sources.particular.wave'), 'wide-only')}
          {head('date', say('page.sources.particular.date'), 'wide-only')}
          <th scope="col" className="wide-only">
            {say('page.sources.particular.language')}
          </th>
          <th scope="col" className="wide-only">
            {say('page.sources.may-leave')}
          </th>
          {head('coded', say('page.sources.coded'))}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <Row key={source.id} source={source} isOpen={source.id === open} />
        ))}
      </tbody>
    </table>
  );
}

const Row = memo(function Row({ source, isOpen }: { readonly source: SourceItem; readonly isOpen: boolean }) {
  const { say, locale } = useMessages();
  const place = `/sources/${source.id}`;
  const kind = say(`page.sources.kind.${source.kind}`);
  const about = [kind, source.wave, source.dateInWords].filter((part) => part !== null);
  return (
    <tr className="source-row" data-open={isOpen || undefined} data-withdrawn={source.withdrawn || undefined} onClick={() => goTo(place)}>
      <th scope="row">
        <a href={`#${place}`} aria-current={isOpen ? 'true' : undefined} onClick={(event) => event.stopPropagation()}>
          <bdi>{source.name}</bdi>
        </a>
        {source.limitations.length > 0 && (
          <span className="source-limited" title={source.limitations.join('\n')}>
            {say('page.sources.limitations', { count: source.limitations.length })}
          </span>
        )}
        {source.title !== null && (
          <span className="source-title soft">
            <bdi>{source.title}</bdi>
          </span>
        )}
        <span className="source-about soft">
          {about.map((part, i) => (
            <span key={part}>
              {i > 0 && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        </span>
      </th>
      <td className="wide-only">{kind}</td>
      <td className="wide-only">
        <bdi>{source.wave}</bdi>
      </td>
      <td className="wide-only">
        <bdi>{source.dateInWords}</bdi>
      </td>
      <td className="wide-only">{source.language != null && languageName(source.language, locale)}</td>
      <td className="wide-only">
        <MayLeave leave={source.mayLeave} />
      </td>
      <td className="source-coded">
        <CodedShare share={source.codedShare} codings={source.codings} />
      </td>
    </tr>
  );
});
