import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import { CodeSelect } from './CodeSelect';
import type { CodeItem } from './items';

interface MemoFormProps {
  readonly codes: readonly CodeItem[];
  /** The code that it is about at first. */
  readonly code: string | null;
  close(): void;
}

/** A new memo, about a code or about nothing in particular. */
export function MemoForm({ codes, code, close }: MemoFormProps) {
  const { say } = useMessages();
  const { run, trouble, pending } = useAct();
  const [about, setAbout] = useState(code);
  const [title, writeTitle] = useDraft('memo-title:new', '');
  const [text, writeText] = useDraft('memo-text:new', '');
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await run(api.POST('/api/coding/memos', { body: { title, text, code: about } }))) === null) return;
    writeTitle(null);
    writeText(null);
    close();
  };
  return (
    <Dialog title={say('page.codebook.act.memo')} onClose={close}>
      <form className="stacked" onSubmit={(event) => void save(event)}>
        <label>
          <span>{say('page.codebook.memo.title')}</span>
          <input
            className="form-field"
            value={title}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => writeTitle(event.currentTarget.value)}
          />
        </label>
        <label>
          <span>{say('page.codebook.memo.text')}</span>
          <textarea
            className="form-field"
            rows={6}
            value={text}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => writeText(event.currentTarget.value)}
          />
        </label>
        <div className="labelled">
          <span aria-hidden="true">{say('page.codebook.memo.about')}</span>
          <CodeSelect
            label={say('page.codebook.memo.about')}
            codes={codes}
            value={about}
            none={say('page.codebook.memo.about.nothing')}
            choose={setAbout}
          />
        </div>
        <TroubleNote trouble={trouble} />
        <div className="dialog-acts">
          <button type="button" className="act" onClick={close}>
            {say('page.cancel')}
          </button>
          <button type="submit" className="act is-main" disabled={pending}>
            {say('page.codebook.memo.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
