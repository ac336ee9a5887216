import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { CodeSelect } from './CodeSelect';
import type { CodeItem, MergePreview } from './items';
import { textAt } from './sight';

interface MergeDialogProps {
  readonly code: CodeItem;
  readonly codes: readonly CodeItem[];
  merged(into: string): void;
  close(): void;
}

/** Merging codes into another: what will happen is shown before it does. */
export function MergeDialog({ code, codes, merged, close }: MergeDialogProps) {
  const { say } = useMessages();
  const [from, setFrom] = useState<readonly string[]>([code.id]);
  const [into, setInto] = useState<string | null>(null);
  const { run, trouble, pending } = useAct();
  const ask = { from: [...from], into: into ?? '' };
  const preview = useQuery({
    queryKey: ['coding', 'merge', ask],
    queryFn: () => unwrap(api.POST('/api/coding/codebook/merging/preview', { body: ask })),
    enabled: into !== null,
    retry: false,
  });
  const merge = async (): Promise<void> => {
    if ((await run(api.POST('/api/coding/codebook/merging', { body: ask }))) !== null) merged(ask.into);
  };
  return (
    <Dialog title={say('page.codebook.merge.title', { code: code.name })} onClose={close} className="wide-dialog">
      <div className="stacked">
        <div className="labelled">
          <span aria-hidden="true">{say('page.codebook.merge.into')}</span>
          <CodeSelect
            label={say('page.codebook.merge.into')}
            codes={codes.filter((other) => !from.includes(other.id))}
            value={into}
            none={say('page.codebook.merge.choose')}
            choose={setInto}
          />
        </div>
        <div className="labelled">
          <span aria-hidden="true">{say('page.codebook.merge.also')}</span>
          <CodeSelect
            label={say('page.codebook.merge.also')}
            codes={codes.filter((other) => !from.includes(other.id) && other.id !== into)}
            value={null}
            none={say('page.codebook.merge.nothing-else')}
            choose={(id) => id !== null && setFrom([...from, id])}
          />
        </div>
        {from.length > 1 && (
          <ul className="set-chips">
            {from.slice(1).map((id) => {
              const name = codes.find((other) => other.id === id)?.name ?? '';
              return (
                <li key={id} className="set-chip">
                  <bdi translate="no">{name}</bdi>
                  <button
                    type="button"
                    className="chip-out"
                    aria-label={say('page.codebook.merge.not', { code: name })}
                    onClick={() => setFrom(from.filter((other) => other !== id))}
                  >
                    ×
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        {into === null && <p className="soft">{say('page.codebook.merge.what-for')}</p>}
        {into !== null && <TroubleNote trouble={preview.error ?? trouble} />}
        {into !== null && preview.data !== undefined && <Preview preview={preview.data} />}
      </div>
      <div className="dialog-acts">
        <button type="button" className="act" onClick={close}>
          {say('page.cancel')}
        </button>
        <button
          type="button"
          className="act is-main"
          disabled={pending || !preview.isSuccess || into === null}
          onClick={() => void merge()}
        >
          {say('page.codebook.merge.do')}
        </button>
      </div>
    </Dialog>
  );
}

function Preview({ preview }: { readonly preview: MergePreview }) {
  const { say, list } = useMessages();
  const { into, moved, collapsed, doubles, stranded, linksThatGo, gathered } = preview;
  return (
    <section className="preview" aria-live="polite" aria-label={say('page.codebook.merge.preview')}>
      <h3>{say('page.codebook.merge.preview')}</h3>
      <ul>
        {preview.from.map((row) => (
          <li key={row.code}>
            {say('page.codebook.merge.row', { code: row.path, into, codings: row.codings })}
            {row.children.length > 0 && ` ${say('page.codebook.merge.children', { names: list(row.children) })}`}
            {row.sets.length > 0 && ` ${say('page.codebook.merge.sets', { names: list(row.sets) })}`}
          </li>
        ))}
        {collapsed > 0 && <li>{say('page.codebook.merge.collapsed', { count: collapsed, moved })}</li>}
        {stranded > 0 && <li>{say('page.codebook.merge.stranded', { count: stranded })}</li>}
        {linksThatGo > 0 && <li className="warn">{say('page.codebook.merge.links', { count: linksThatGo })}</li>}
        {doubles > 0 && (
          <li className="warn">
            {say('page.codebook.merge.doubles', { count: doubles })}
            <ul>
              {preview.firstDoubles.slice(0, 10).map((one) => (
                <li key={one.coding}>
                  <a className="linklike number" href={`#${textAt(one.document, null)}`}>
                    <bdi translate="no">{one.name}</bdi> {one.start}–{one.end}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
      {gathered !== null && gathered !== '' && (
        <>
          <h3>{say('page.codebook.merge.gathered')}</h3>
          <p className="preview-words" dir="auto" translate="no">
            {gathered}
          </p>
        </>
      )}
      <p className="soft">{say('page.codebook.can-be-undone')}</p>
    </section>
  );
}
