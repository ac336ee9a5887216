import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { Empty } from '../../parts/Empty';
import { Segmented } from '../../parts/Segmented';
import { TroubleNote } from '../../parts/TroubleNote';
import { useControls } from '../../shell/controls';
import { goTo } from '../../shell/places';
import { useCodes } from '../../shell/queries';
import { Waiting } from '../../shell/Waiting';
import { showCodes } from '../coding/colours';
import { CodeTree } from './CodeTree';
import './controls';
import { Entry } from './Entry';
import { ExportDialog } from './ExportDialog';
import { ImportDialog } from './ImportDialog';
import { Links } from './Links';
import { MemoForm } from './MemoForm';
import { Memos } from './Memos';
import { MergeDialog } from './MergeDialog';
import { RemoveDialog } from './RemoveDialog';
import { Sets } from './Sets';
import { SplitDialog } from './SplitDialog';
import { passagesOf, showCode, showView, useSight, type View } from './sight';
import { Versions } from './Versions';
import './codebook.css';

const views: readonly View[] = ['codes', 'sets', 'memos', 'links', 'versions'];
const fieldId = 'codebook-find';

/** The codebook: the tree with the entry that is open, sets, memos, causal links, and how it stood. */
export default function CodebookPage() {
  const { say } = useMessages();
  const { view, code: id } = useSight();
  const asked = useCodes();
  const codes = asked.data;
  const colours = useMemo(() => showCodes(codes ?? []), [codes]);
  const [over, setOver] = useState<'merge' | 'split' | 'remove' | 'import' | 'export' | 'memo' | null>(null);
  const { day } = useSearch({ strict: false });
  useEffect(() => {
    if (day !== undefined) showView('versions');
  }, [day]);
  const code = codes?.find((one) => one.id === id);
  useControls('codebook', {
    hasCode: code !== undefined,
    codes: codes?.length ?? 0,
    find: () => {
      // At once: what is typed right after the key belongs into the field.
      flushSync(() => showView('codes'));
      // On a narrow screen the entry covers the tree.
      if (document.getElementById(fieldId)?.offsetParent === null) flushSync(() => showCode(null));
      document.getElementById(fieldId)?.focus();
    },
    merge: () => setOver('merge'),
    split: () => setOver('split'),
    remove: () => setOver('remove'),
    passages: () => code !== undefined && goTo(passagesOf(code.id)),
    import: () => setOver('import'),
    export: () => setOver('export'),
    memo: () => setOver('memo'),
  });
  if (asked.error !== null) return <TroubleNote trouble={asked.error} />;
  if (codes === undefined) return <Waiting />;
  const close = (): void => setOver(null);
  const closeAt = (next: string | null): void => {
    close();
    showCode(next);
  };
  return (
    <div className="codebook-page" data-page-ready data-view={view} data-open={code !== undefined || undefined}>
      <div className="codebook-head">
        <h1>{say('page.go.codebook')}</h1>
        <Segmented
          label={say('page.codebook.views')}
          value={view}
          choices={views.map((value) => ({ value, name: say(`page.codebook.view.${value}`) }))}
          choose={showView}
        />
        <div className="page-acts">
          <ActionButton action="codebook.import" />
          <ActionButton action="codebook.export" />
        </div>
      </div>
      {view === 'codes' ? (
        <div className="codebook-codes">
          <div className="codebook-tree">
            <CodeTree selected={id} onChoose={showCode} follows colours={colours} findAction="codebook.find" fieldId={fieldId} />
          </div>
          <div className="codebook-entry">
            {code !== undefined && <Entry key={code.id} code={code} codes={codes} colour={colours.get(code.id)?.colour ?? ''} />}
            {code === undefined && (
              <Empty title={say('page.codebook.choose.title')}>
                {say(codes.length === 0 ? 'page.codebook.choose.first' : 'page.codebook.choose.text')}
              </Empty>
            )}
          </div>
        </div>
      ) : (
        <div className="codebook-view">
          {view === 'sets' && <Sets codes={codes} colours={colours} />}
          {view === 'memos' && <Memos />}
          {view === 'links' && <Links codes={codes} colours={colours} />}
          {view === 'versions' && <Versions key={day} day={day} />}
        </div>
      )}
      {over === 'merge' && code !== undefined && <MergeDialog code={code} codes={codes} merged={closeAt} close={close} />}
      {over === 'split' && code !== undefined && <SplitDialog code={code} codes={codes} split={closeAt} close={close} />}
      {over === 'remove' && code !== undefined && <RemoveDialog code={code} removed={() => closeAt(code.parent)} close={close} />}
      {over === 'import' && <ImportDialog close={close} />}
      {over === 'export' && <ExportDialog close={close} />}
      {over === 'memo' && <MemoForm codes={codes} code={view === 'codes' ? id : null} close={close} />}
    </div>
  );
}
