import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { SecretField } from './SecretField';

/** Makes a recovery key and shows it once: the dialogue stays until a person says that it is written down. */
export function RecoveryKey({ onClose }: { onClose(): void }) {
  const { say } = useMessages();
  const act = useAct();
  const [present, setPresent] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const [isWritten, setWritten] = useState(false);
  const [isReminded, remind] = useState(false);
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await act.run(api.POST('/api/study/slots/recovery', { body: { present } }));
    setPresent('');
    if (made !== null) setKey(made.key);
  };
  if (key !== null)
    return (
      <Dialog title={say('page.settings.recovery.title')} onClose={() => (isWritten ? onClose() : remind(true))}>
        <div className="setting-form">
          <p>{say('page.settings.recovery.write')}</p>
          <p className="recovery-key number" dir="ltr" translate="no">
            {key.split('-').map((part, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts may be alike and never move.
              <span key={i}>{part}</span>
            ))}
          </p>
          <Checkbox
            label={say('page.settings.recovery.written')}
            checked={isWritten}
            onChange={(event) => setWritten(event.currentTarget.checked)}
          />
          {isReminded && !isWritten && (
            <p className="note-warn" role="alert">
              {say('page.settings.recovery.remind')}
            </p>
          )}
          <div className="dialog-acts">
            <Button disabled={!isWritten} onClick={onClose}>
              {say('page.settings.recovery.done')}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={say('page.settings.keys.recovery')} onClose={onClose}>
      <form className="setting-form" onSubmit={(event) => void make(event)}>
        <p>{say('page.settings.recovery.about')}</p>
        <SecretField label={say('page.settings.present')} about={say('page.settings.present.about')} value={present} write={setPresent} />
        <TroubleNote trouble={act.trouble} />
        <div className="dialog-acts">
          <Button variant="default" onClick={onClose}>
            {say('page.cancel')}
          </Button>
          <Button type="submit" loading={act.pending} disabled={present === ''}>
            {say('page.settings.recovery.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
