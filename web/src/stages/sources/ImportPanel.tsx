import { type RefObject, useId } from 'react';
import { useMessages } from '../../messages/current';
import { Panel } from '../../parts/Panel';
import { useStore } from '../../shell/store';
import { uploads } from './importing';
import { type SourceKind, sourceKinds } from './items';
import { encodings, type ImportWishes, layouts } from './sendFile';
import { isOnItsWay, type Upload } from './uploads';

interface ImportPanelProps {
  readonly chooser: RefObject<HTMLInputElement | null>;
  readonly wishes: ImportWishes;
  wish(wishes: ImportWishes): void;
  onClose(): void;
}

const formats = '.txt .md .docx .odt .rtf .pdf .html .srt .vtt .json .otr .eaf .csv .tsv .xlsx';

/** Brings files in: what is said of all of them, and what became of each. */
export function ImportPanel({ chooser, wishes, wish, onClose }: ImportPanelProps) {
  const { say } = useMessages();
  const list = useStore(uploads.list);
  const id = useId();
  const going = list.filter(isOnItsWay).length;
  return (
    <Panel
      title={say('page.sources.import')}
      className="import-panel"
      acts={
        <span className="import-acts">
          {going > 0 && (
            <button type="button" className="act" onClick={() => uploads.cancelAll()}>
              {say('page.sources.cancel-all')}
            </button>
          )}
          {list.length > going && (
            <button type="button" className="act" onClick={() => uploads.clear()}>
              {say('page.sources.clear-list')}
            </button>
          )}
          <button type="button" className="act" onClick={onClose}>
            {say('page.close')}
          </button>
        </span>
      }
    >
      <div className="import-wishes">
        <label htmlFor={`${id}-kind`}>
          {say('page.sources.kind')}
          <select
            id={`${id}-kind`}
            className="field"
            value={wishes.kind ?? ''}
            onChange={(event) =>
              wish({ ...wishes, kind: event.currentTarget.value === '' ? null : (event.currentTarget.value as SourceKind) })
            }
          >
            <option value="">{say('page.sources.kind-as-file-says')}</option>
            {sourceKinds.map((kind) => (
              <option key={kind} value={kind}>
                {say(`page.sources.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-wave`}>
          {say('page.sources.particular.wave')}
          <input
            id={`${id}-wave`}
            className="field"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            value={wishes.wave}
            onChange={(event) => wish({ ...wishes, wave: event.currentTarget.value })}
          />
        </label>
        <label htmlFor={`${id}-language`}>
          {say('page.sources.particular.language')}
          <input
            id={`${id}-language`}
            className="field import-short"
            autoComplete="off"
            spellCheck={false}
            placeholder="en, fa …"
            value={wishes.language}
            onChange={(event) => wish({ ...wishes, language: event.currentTarget.value })}
          />
        </label>
        <label htmlFor={`${id}-taken`}>
          {say('page.sources.on-taken')}
          <select
            id={`${id}-taken`}
            className="field"
            value={wishes.refuseTaken ? 'refuse' : 'number'}
            onChange={(event) => wish({ ...wishes, refuseTaken: event.currentTarget.value === 'refuse' })}
          >
            <option value="number">{say('page.sources.on-taken.number')}</option>
            <option value="refuse">{say('page.sources.on-taken.refuse')}</option>
          </select>
        </label>
        <label htmlFor={`${id}-encoding`}>
          {say('page.sources.encoding')}
          <select
            id={`${id}-encoding`}
            className="field"
            value={wishes.encoding}
            onChange={(event) => wish({ ...wishes, encoding: event.currentTarget.value })}
          >
            <option value="">{say('page.sources.encoding.found')}</option>
            {encodings.map((encoding) => (
              <option key={encoding} value={encoding} translate="no">
                {encoding}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-layout`}>
          {say('page.sources.layout')}
          <select
            id={`${id}-layout`}
            className="field"
            value={wishes.layout}
            onChange={(event) => wish({ ...wishes, layout: layouts.find((one) => one === event.currentTarget.value) ?? 'recognise' })}
          >
            {layouts.map((layout) => (
              <option key={layout} value={layout}>
                {say(`page.sources.layout.${layout}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="act import-choose" onClick={() => chooser.current?.click()}>
          {say('page.sources.choose-files')}
        </button>
      </div>
      <p className="soft import-hint">{say('page.sources.import-hint', { formats })}</p>
      {list.length > 0 && (
        <ul className="uploads">
          {list.map((one) => (
            <UploadLine key={one.id} upload={one} />
          ))}
        </ul>
      )}
      <p className="only-heard" aria-live="polite">
        {list.length > 0 && say('page.sources.import-stands', { going, done: list.length - going })}
      </p>
    </Panel>
  );
}

function UploadLine({ upload }: { readonly upload: Upload }) {
  const { say } = useMessages();
  const [only] = upload.sources;
  const isOne = upload.sources.length === 1;
  return (
    <li className="upload" data-state={upload.state}>
      <span className="upload-name">
        <bdi>{upload.name}</bdi>
      </span>
      <span className="upload-state">
        {upload.state === 'sending' ? (
          <progress value={upload.share} aria-label={say('page.sources.upload.sending-of', { name: upload.name })} />
        ) : upload.state === 'taken' && isOne && only !== undefined ? (
          <a href={`#/sources/${only.id}`}>{say('page.sources.upload.one', { name: only.name, turns: only.turns, length: only.length })}</a>
        ) : (
          say(`page.sources.upload.${upload.state}`, { count: upload.sources.length })
        )}
      </span>
      {isOnItsWay(upload) && (
        <button type="button" className="linklike" onClick={() => uploads.cancel(upload.id)}>
          {say('page.cancel')} <span className="only-heard">{upload.name}</span>
        </button>
      )}
      {(upload.why !== null || upload.problems.length > 0) && (
        <div className="upload-problems">
          {upload.why !== null && <p>{'code' in upload.why ? say(upload.why.code) : upload.why.title}</p>}
          {upload.problems.length > 0 && (
            <ul>
              {upload.problems.map((problem, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two problems may be the same but for their place in the list.
                <li key={i}>
                  {problem.line !== null && (
                    <span className="upload-place number">
                      {problem.column === null
                        ? say('page.sources.at-line', { line: problem.line })
                        : say('page.sources.at-column', { line: problem.line, column: problem.column })}
                    </span>
                  )}
                  {problem.path !== null && <bdi className="upload-place">{problem.path}</bdi>} {problem.words}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </li>
  );
}
