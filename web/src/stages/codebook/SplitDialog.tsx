import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api, unwrap } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { Segmented } from '../../parts/Segmented';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import { CodeSelect } from './CodeSelect';
import type { CodeItem } from './items';

interface SplitDialogProps {
  readonly code: CodeItem;
  readonly codes: readonly CodeItem[];
  split(into: string | null): void;
  close(): void;
}

/** Splitting a code: the passages that go to another, new or known, are chosen from a list. */
export function SplitDialog({ code, codes, split, close }: SplitDialogProps) {
  const { say } = useMessages();
  const [kind, setKind] = useState<'new' | 'known'>('new');
  const [name, writeName] = useDraft(`split-name:${code.id}`, '');
  const [parent, setParent] = useState(code.parent);
  const [into, setInto] = useState<string | null>(null);
  const [words, writeWords] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { run, trouble, pending } = useAct();
  const isReady = kind === 'new' ? name.trim() !== '' : into !== null;
  const target = kind === 'new' ? { name, parent } : { into };
  const ask = useDeferredValue({ code: code.id, ...target, words: words.trim() === '' ? null : words });
  const preview = useQuery({
    queryKey: ['coding', 'split', ask],
    queryFn: () => unwrap(api.POST('/api/coding/codebook/splitting/preview', { body: ask })),
    enabled: isReady,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const passages = preview.data?.first ?? [];
  const going = passages.filter((passage) => !left.has(passage.coding));
  // Of more passages than are shown, all go.
  const isWhole = going.length === passages.length;
  const count = preview.data === undefined ? 0 : isWhole ? preview.data.moving : going.length;
  const doIt = async (): Promise<void> => {
    const codings = isWhole ? null : going.map((passage) => passage.coding);
    const done = await run(api.POST('/api/coding/codebook/splitting', { body: { code: code.id, ...target, words: ask.words, codings } }));
    if (done === null) return;
    writeName(null);
    split(kind === 'new' ? (done.created[0] ?? null) : into);
  };
  const field = { className: 'form-field', dir: 'auto', autoComplete: 'off', spellCheck: false } as const;
  return (
    <Dialog title={say('page.codebook.split.title', { code: code.name })} onClose={close} className="wide-dialog">
      <div className="stacked">
        <Segmented<'new' | 'known'>
          label={say('page.codebook.split.into')}
          value={kind}
          choices={[
            { value: 'new', name: say('page.codebook.split.new') },
            { value: 'known', name: say('page.codebook.split.known') },
          ]}
          choose={setKind}
        />
        {kind === 'new' ? (
          <>
            <label>
              <span>{say('page.codebook.split.name')}</span>
              <input {...field} value={name} onChange={(event) => writeName(event.currentTarget.value)} />
            </label>
            <div className="labelled">
              <span aria-hidden="true">{say('page.codebook.split.below')}</span>
              <CodeSelect
                label={say('page.codebook.split.below')}
                codes={codes}
                value={parent}
                none={say('page.codebook.at-top')}
                choose={setParent}
              />
            </div>
          </>
        ) : (
          <div className="labelled">
            <span aria-hidden="true">{say('page.codebook.split.takes')}</span>
            <CodeSelect
              label={say('page.codebook.split.takes')}
              codes={codes.filter((other) => other.id !== code.id)}
              value={into}
              none={say('page.codebook.merge.choose')}
              choose={setInto}
            />
          </div>
        )}
        <label>
          <span>{say('page.codebook.split.words')}</span>
          <input {...field} value={words} onChange={(event) => writeWords(event.currentTarget.value)} />
        </label>
        {isReady ? <TroubleNote trouble={trouble ?? preview.error} /> : <p className="soft">{say('page.codebook.split.what-for')}</p>}
        {isReady && preview.isSuccess && (
          <>
            <p aria-live="polite">
              {say('page.codebook.split.counts', {
                moving: count,
                staying: preview.data.staying + preview.data.moving - count,
                collapsed: isWhole ? preview.data.collapsed : 0,
              })}
              {preview.data.moving > passages.length && ` ${say('page.codebook.split.first', { count: passages.length })}`}
            </p>
            <ul className="split-passages">
              {passages.map((passage) => (
                <li key={passage.coding}>
                  <label className="tick">
                    <input type="checkbox" checked={!left.has(passage.coding)} onChange={() => setLeft(toggled(left, passage.coding))} />
                    <span dir="auto" translate="no">
                      <span className="faint">{passage.before}</span>
                      <mark>{passage.text}</mark>
                      <span className="faint">{passage.after}</span> <bdi className="soft">{passage.name}</bdi>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="dialog-acts">
        <button type="button" className="act" onClick={close}>
          {say('page.cancel')}
        </button>
        <button
          type="button"
          className="act is-main"
          disabled={pending || !isReady || !preview.isSuccess || preview.isPlaceholderData || count === 0}
          onClick={() => void doIt()}
        >
          {say('page.codebook.split.do', { count })}
        </button>
      </div>
    </Dialog>
  );
}

function toggled(left: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(left);
  if (!next.delete(id)) next.add(id);
  return next;
}
