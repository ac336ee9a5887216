import { useState } from 'react';
import { api } from '../../api/client';
import { takeDownload } from '../../api/download';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { Segmented } from '../../parts/Segmented';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';

/** The codebook as a file. Where it repeats a source's words that may not leave, it is refused unless they are left out. */
export function ExportDialog({ close }: { close(): void }) {
  const { say } = useMessages();
  const { run, trouble, pending } = useAct();
  const [form, setForm] = useState<'json' | 'csv'>('csv');
  const [withhold, setWithhold] = useState(false);
  const take = async (): Promise<void> => {
    const ready = await run(api.POST('/api/downloads/codebook', { body: { form, withhold } }));
    if (ready === null) return;
    takeDownload(ready);
    close();
  };
  return (
    <Dialog title={say('page.codebook.export.title')} onClose={close}>
      <div className="stacked">
        <p className="soft">{say('page.codebook.export.what-for')}</p>
        <Segmented<'csv' | 'json'>
          label={say('page.codebook.export.form')}
          value={form}
          choices={[
            { value: 'csv', name: say('page.codebook.export.csv') },
            { value: 'json', name: say('page.codebook.export.json') },
          ]}
          choose={setForm}
        />
        <label className="tick">
          <input type="checkbox" checked={withhold} onChange={(event) => setWithhold(event.currentTarget.checked)} />
          {say('page.codebook.export.withhold')}
        </label>
        <TroubleNote trouble={trouble} />
      </div>
      <div className="dialog-acts">
        <button type="button" className="act" onClick={close}>
          {say('page.cancel')}
        </button>
        <button type="button" className="act is-main" disabled={pending} onClick={() => void take()}>
          {say('page.codebook.export.do')}
        </button>
      </div>
    </Dialog>
  );
}
