import { useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { Empty } from '../../parts/Empty';
import { TroubleNote } from '../../parts/TroubleNote';
import { useControls } from '../../shell/controls';
import { goTo } from '../../shell/places';
import { useSources } from '../../shell/queries';
import { useStore } from '../../shell/store';
import { chosen, filterOf, noFilter, type SortBy, sorted } from './filters';
import { GuidesPart } from './GuidesPart';
import { ImportPanel } from './ImportPanel';
import { noWishes, uploads, useDrop } from './importing';
import { SourceFilters } from './SourceFilters';
import { SourcePane } from './SourcePane';
import { SourceTable } from './SourceTable';
import './sources.css';

/** What was collected: the list with its filters, files that come in, and one source at its side. */
export default function SourcesPage() {
  const { say } = useMessages();
  const { source: open = null } = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const sources = useSources();
  const all = sources.data ?? [];
  const [filter, setFilter] = useState({ ...noFilter, ...filterOf(search) });
  const [sort, setSort] = useState<{ by: SortBy; down: boolean }>({ by: 'name', down: false });
  const [wishes, wish] = useState(noWishes);
  const [isImporting, setImporting] = useState(false);
  const hasUploads = useStore(uploads.list).length > 0;
  const chooser = useRef<HTMLInputElement>(null);
  const words = useRef<HTMLInputElement>(null);

  // The overview asks by the address; a person changes the filter here.
  const asked = JSON.stringify(filterOf(search));
  useEffect(() => {
    if (asked !== '{}') setFilter({ ...noFilter, ...JSON.parse(asked) });
  }, [asked]);

  const take = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      setImporting(true);
      uploads.add(files, wishes);
    },
    [wishes],
  );
  const isOver = useDrop(take);
  const document = all.find((one) => one.id === open)?.documents[0];
  useControls('sources', {
    chooseFiles: () => setImporting(true),
    filter: () => words.current?.focus(),
    code: document === undefined ? null : () => goTo(`/code/${document.id}`),
  });
  const shown = sorted(chosen(all, filter), sort.by, sort.down);
  const isPanel = isImporting || hasUploads;
  return (
    <div className="sources-page" data-open={open !== null || undefined} data-over={isOver || undefined}>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={say('page.sources.choose-files')}
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])]);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <div className="sources-list">
        <header className="page-head">
          <h1>{say('page.go.sources')}</h1>
          <span className="page-acts">
            <ActionButton action="sources.import" />
          </span>
        </header>
        {isPanel && (
          <ImportPanel
            chooser={chooser}
            wishes={wishes}
            wish={wish}
            onClose={() => {
              uploads.clear();
              setImporting(false);
            }}
          />
        )}
        <TroubleNote trouble={sources.error} />
        {sources.data !== undefined && all.length === 0 && !isPanel && (
          <Empty
            title={say('page.sources.empty.title')}
            act={
              <button type="button" className="act" onClick={() => chooser.current?.click()}>
                {say('page.sources.choose-files')}
              </button>
            }
          >
            {say('page.sources.empty.text')}
          </Empty>
        )}
        {all.length > 0 && (
          <>
            <SourceFilters sources={all} filter={filter} shown={shown.length} words={words} change={setFilter} />
            <SourceTable
              sources={shown}
              open={open}
              sort={sort}
              sortBy={(by) => setSort((old) => ({ by, down: old.by === by ? !old.down : by === 'coded' }))}
            />
            {shown.length === 0 && <p className="soft sources-none">{say('page.sources.none-shown')}</p>}
            {open === null && <GuidesPart />}
          </>
        )}
      </div>
      {open !== null && <SourcePane id={open} />}
      {isOver && (
        <div className="drop-here" aria-hidden="true">
          {say('page.sources.drop-here')}
        </div>
      )}
    </div>
  );
}
