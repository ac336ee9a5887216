import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import type { components } from '../../api/openapi';
import { useMessages } from '../../messages/current';
import { Panel } from '../../parts/Panel';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useStanding } from '../../shell/queries';
import { SecretField } from './SecretField';

type Verified = components['schemas']['VerifyReply'];

/** Copies of the file, and whether it is whole. */
export function FilePart() {
  const { say } = useMessages();
  return (
    <Panel title={say('page.settings.file')}>
      <h3>{say('page.settings.backup')}</h3>
      <Backup />
      <h3>{say('page.settings.verify')}</h3>
      <Verify />
    </Panel>
  );
}

function Backup() {
  const { say } = useMessages();
  const act = useAct();
  const name = useStanding().data?.file ?? 'study.offramp';
  const [file, setFile] = useState(() => `${name.replace(/\.offramp$/, '')}-${new Date().toISOString().slice(0, 10)}.offramp`);
  const [made, setMade] = useState<string | null>(null);
  const copy = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMade(null);
    const done = await act.run(api.POST('/api/study/backup', { body: { file } }));
    if (done !== null) setMade(done.file);
  };
  return (
    <form className="setting-form" onSubmit={(event) => void copy(event)}>
      <p className="soft">{say('page.settings.backup.about')}</p>
      <TextInput
        label={say('page.settings.backup.file')}
        description={say('page.settings.backup.file.about')}
        value={file}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        error={act.trouble?.field === 'file' ? act.trouble.title : undefined}
        onChange={(event) => setFile(event.currentTarget.value)}
      />
      {act.trouble?.field !== 'file' && <TroubleNote trouble={act.trouble} />}
      {made !== null && (
        <p className="note-good" role="status">
          {say('page.settings.backup.made', { file: made })}
        </p>
      )}
      <div>
        <Button type="submit" variant="default" loading={act.pending} disabled={file.trim() === ''}>
          {say('page.settings.backup.do')}
        </Button>
      </div>
    </form>
  );
}

function Verify() {
  const { say } = useMessages();
  const act = useAct();
  const [passphrase, setPassphrase] = useState('');
  const [report, setReport] = useState<Verified | null>(null);
  const verify = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setReport(null);
    const done = await act.run(api.POST('/api/study/verify', { body: { passphrase: passphrase === '' ? null : passphrase } }));
    setPassphrase('');
    if (done !== null) setReport(done);
  };
  return (
    <form className="setting-form" onSubmit={(event) => void verify(event)}>
      <p className="soft">{say('page.settings.verify.about')}</p>
      <SecretField label={say('page.settings.verify.passphrase')} value={passphrase} write={setPassphrase} />
      <TroubleNote trouble={act.trouble} />
      {report !== null && (
        <div className={report.whole ? 'note-good' : 'trouble'} role="status">
          <p>
            {report.whole
              ? say(report.opened ? 'page.settings.verify.whole' : 'page.settings.verify.links', {
                  entries: report.entries,
                  writers: report.writers,
                  rows: report.rows,
                  destroyed: report.destroyed,
                })
              : say('page.settings.verify.bad')}
          </p>
          {report.firstBad !== null && <p>{report.firstBad.words}</p>}
          {report.notes.map((note) => (
            <p key={note.code}>{note.words}</p>
          ))}
        </div>
      )}
      <div>
        <Button type="submit" variant="default" loading={act.pending}>
          {say('page.settings.verify.do')}
        </Button>
      </div>
    </form>
  );
}
