import { memo, useMemo, useState } from 'react';
import { filterByName } from '../../actions/palette';
import type { SourceItem } from '../../api/items';
import { useMessages } from '../../messages/current';

interface SourcesPaneProps {
  readonly sources: readonly SourceItem[];
  readonly source: string | null;
  readonly onGo?: () => void;
}

/** All sources with how far each is coded. */
export const SourcesPane = memo(function SourcesPane({ sources, source, onGo }: SourcesPaneProps) {
  const { say } = useMessages();
  const [typed, type] = useState('');
  const found = useMemo(() => {
    const readable = sources.filter((one) => !one.withdrawn && one.documents.length > 0);
    return filterByName(
      readable.map((item) => ({
        name: item.name,
        item,
        aliases: [item.title, item.wave, item.place, item.language].filter((word) => word != null),
      })),
      typed,
    ).map(({ item }) => item);
  }, [sources, typed]);
  return (
    <nav className="sources-pane" aria-label={say('page.go.sources')}>
      <div className="pane-head">
        <h2>{say('page.go.sources')}</h2>
        <span className="soft number">{say('page.coding.sources-count', { count: found.length })}</span>
      </div>
      <input
        className="pane-field"
        type="search"
        aria-label={say('page.coding.filter-sources')}
        placeholder={say('page.coding.filter-sources')}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <ul className="pane-list">
        {found.map((one) => (
          <SourceLine key={one.id} source={one} isOpen={one.id === source} onGo={onGo} />
        ))}
      </ul>
      {found.length === 0 && <p className="pane-nothing soft">{say('page.coding.no-source-found')}</p>}
    </nav>
  );
});

const SourceLine = memo(function SourceLine(props: {
  readonly source: SourceItem;
  readonly isOpen: boolean;
  readonly onGo?: (() => void) | undefined;
}) {
  const { say } = useMessages();
  const { source, isOpen, onGo } = props;
  const percent = Math.round(source.codedShare * 100);
  const when = source.dateInWords;
  return (
    <li>
      <a className="source-line" href={`#/code/${source.documents[0]?.id}`} aria-current={isOpen ? 'page' : undefined} onClick={onGo}>
        <span className="source-name">
          <bdi>{source.name}</bdi>
          {source.language != null && <span className="source-language">{source.language}</span>}
          <span className="source-share number">
            {source.codings === 0
              ? say('page.coding.not-started')
              : percent >= 99
                ? say('page.coding.all-coded')
                : say('page.coding.share', { percent })}
          </span>
        </span>
        <span className="source-line-about">
          <bdi>{[source.wave, when].filter((part) => part != null).join(' · ') || say(`report.kind.${source.kind}`)}</bdi>
        </span>
        <span className="source-bar" aria-hidden="true">
          <span style={{ inlineSize: `${percent}%` }} data-whole={percent >= 99 || undefined} />
        </span>
      </a>
    </li>
  );
});
