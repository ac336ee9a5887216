import { useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { tell } from '../../shell/status';
import type { CodebookImport } from './items';

/** Bringing a codebook in: the file is looked at first, and what is wrong with it is shown with its place. */
export function ImportDialog({ close }: { close(): void }) {
  const { say } = useMessages();
  const { run, trouble, pending } = useAct();
  const [file, setFile] = useState<File | null>(null);
  const [update, setUpdate] = useState(false);
  const [look, setLook] = useState<CodebookImport | null>(null);
  const ask = async (chosen: File, updates: boolean, carryOut: boolean): Promise<CodebookImport | null> => {
    const csv = chosen.name.toLowerCase().endsWith('.csv');
    // As raw bytes: a form would have the server keep them on the disk in the clear.
    return run(
      api.POST('/api/coding/codebook/import', {
        params: { query: { csv, update: updates, carryOut } },
        body: '',
        bodySerializer: () => chosen,
        headers: { 'Content-Type': 'application/octet-stream' },
      }),
    );
  };
  const take = async (chosen: File | null, updates: boolean): Promise<void> => {
    setFile(chosen);
    setUpdate(updates);
    setLook(chosen === null ? null : await ask(chosen, updates, false));
  };
  const carryOut = async (): Promise<void> => {
    const done = file === null ? null : await ask(file, update, true);
    if (done === null) return;
    if (done.acted !== null) tell(done.acted);
    close();
  };
  const brings = look === null ? 0 : look.added.length + look.setsAdded.length + (update ? look.differing.length : 0);
  return (
    <Dialog title={say('page.codebook.import.title')} onClose={close} className="wide-dialog">
      <div className="stacked">
        <p className="soft">{say('page.codebook.import.what-for')}</p>
        <label className="act file-choice">
          {file === null ? say('page.codebook.import.choose') : <bdi>{file.name}</bdi>}
          <input
            type="file"
            aria-label={say('page.codebook.import.file')}
            accept=".json,.csv"
            onChange={(event) => void take(event.currentTarget.files?.[0] ?? null, update)}
          />
        </label>
        <label className="tick">
          <input type="checkbox" checked={update} onChange={(event) => void take(file, event.currentTarget.checked)} />
          {say('page.codebook.import.update')}
        </label>
        <TroubleNote trouble={trouble} />
        {look !== null && <Look look={look} update={update} />}
      </div>
      <div className="dialog-acts">
        <button type="button" className="act" onClick={close}>
          {say('page.cancel')}
        </button>
        <button type="button" className="act is-main" disabled={pending || brings === 0} onClick={() => void carryOut()}>
          {say('page.codebook.import.do', { codes: look?.added.length ?? 0 })}
        </button>
      </div>
    </Dialog>
  );
}

function Look({ look, update }: { readonly look: CodebookImport; readonly update: boolean }) {
  const { say } = useMessages();
  return (
    <section className="preview" aria-live="polite" aria-label={say('page.codebook.merge.preview')}>
      {!look.isRead && <p className="note-warn">{say('page.codebook.import.unread')}</p>}
      {look.isRead && (
        <p>
          {say('page.codebook.import.counts', {
            added: look.added.length,
            sets: look.setsAdded.length,
            known: look.known,
            differing: look.differing.length,
            update: update ? 'yes' : 'no',
          })}
        </p>
      )}
      {look.added.length > 0 && (
        <ul className="import-paths" translate="no">
          {look.added.map((path) => (
            <li key={path}>
              <bdi>{path}</bdi>
            </li>
          ))}
        </ul>
      )}
      {look.problems.length > 0 && (
        <>
          <h3>{say('page.codebook.import.problems', { count: look.problems.length })}</h3>
          <ul className="import-problems">
            {look.problems.map((problem) => (
              <li key={`${problem.line}-${problem.path}-${problem.code}-${problem.words}`}>
                {(problem.line !== null || problem.path !== null) && (
                  <strong className="number">
                    {problem.line === null
                      ? problem.path
                      : say('page.codebook.import.line', { line: problem.line, column: problem.column ?? 0 })}{' '}
                  </strong>
                )}
                {problem.words}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
