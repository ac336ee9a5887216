import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import { Differences } from './Differences';
import type { CodebookMoment } from './items';
import { MomentChoice } from './MomentChoice';
import { useCodebookState, useCodebookVersions } from './queries';

/** Named states of the codebook, the codebook as it stood (at first, at the end of a day that a link names), and what became different. */
export function Versions({ day }: { readonly day: string | undefined }) {
  const { say, locale } = useMessages();
  const versions = useCodebookVersions().data ?? [];
  const { run, trouble, pending } = useAct();
  const [name, writeName] = useDraft('version-name:new', '');
  const [note, writeNote] = useDraft('version-note:new', '');
  const [from, setFrom] = useState<CodebookMoment>(day === undefined ? {} : { day });
  const [to, setTo] = useState<CodebookMoment>({});
  const state = useCodebookState(from);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await run(api.POST('/api/coding/codebook/versions', { body: { name, note: note.trim() === '' ? null : note } }));
    if (done === null) return;
    writeName(null);
    writeNote(null);
  };
  const field = { className: 'form-field', dir: 'auto', autoComplete: 'off', spellCheck: false } as const;
  return (
    <>
      <p className="soft">{say('page.codebook.version.what-for')}</p>
      <form className="codebook-filters" onSubmit={(event) => void save(event)}>
        <input
          {...field}
          aria-label={say('page.codebook.version.name')}
          placeholder={say('page.codebook.version.name')}
          value={name}
          onChange={(event) => writeName(event.currentTarget.value)}
        />
        <input
          {...field}
          aria-label={say('page.codebook.version.note')}
          placeholder={say('page.codebook.version.note')}
          value={note}
          onChange={(event) => writeNote(event.currentTarget.value)}
        />
        <button type="submit" className="act" disabled={pending || name.trim() === ''}>
          {say('page.codebook.version.name-it')}
        </button>
      </form>
      <TroubleNote trouble={trouble} />
      {versions.length > 0 && (
        <ul className="versions">
          {[...versions].reverse().map((version) => (
            <li key={version.id}>
              <button type="button" className="linklike" onClick={() => setFrom({ version: version.id })}>
                <bdi translate="no">{version.name}</bdi>
              </button>
              <span className="soft">
                {version.when !== null && (
                  <time dateTime={version.when}>{new Date(version.when).toLocaleDateString(locale, { dateStyle: 'medium' })}</time>
                )}
                {version.who !== null && (
                  <>
                    {' · '}
                    <bdi translate="no">{version.who}</bdi>
                  </>
                )}
                {version.note !== null && (
                  <>
                    {' · '}
                    <bdi translate="no">{version.note}</bdi>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="codebook-filters">
        <span>{say('page.codebook.version.show')}</span>
        <MomentChoice label={say('page.codebook.version.show')} versions={versions} value={from} choose={setFrom} />
        <span>{say('page.codebook.version.against')}</span>
        <MomentChoice label={say('page.codebook.version.against')} versions={versions} value={to} choose={setTo} />
      </div>
      <TroubleNote trouble={state.error} />
      <Differences from={from} to={to} />
      {state.data !== undefined && (
        <>
          <h2 className="part-title">{say('page.codebook.version.as-it-stood')}</h2>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say('page.codebook.version.code')}</th>
                <th scope="col">{say('page.codebook.text.definition')}</th>
              </tr>
            </thead>
            <tbody>
              {state.data.codes.map((code) => (
                <tr key={code.id}>
                  <th scope="row" style={{ paddingInlineStart: 8 + code.depth * 18 }}>
                    <span className="code-named">
                      <CodeDot colour={code.colour} />
                      <bdi translate="no">{code.name}</bdi>
                    </span>
                  </th>
                  <td dir="auto" translate="no">
                    {code.definition}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {state.data.codes.length === 0 && <p className="soft">{say('page.codebook.version.nothing-then')}</p>}
        </>
      )}
    </>
  );
}
