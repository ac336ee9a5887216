import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import type { Slot, Slots } from './queries';
import { SecretField } from './SecretField';

interface RemoveSlotProps {
  readonly slot: Slot;
  onDone(slots: Slots): void;
  onClose(): void;
}

/** Takes a passphrase or recovery key away, and says what it can still open. */
export function RemoveSlot({ slot, onDone, onClose }: RemoveSlotProps) {
  const { say } = useMessages();
  const act = useAct();
  const [present, setPresent] = useState('');
  const remove = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const slots = await act.run(api.POST('/api/study/slots/remove', { body: { present, slot: slot.id } }));
    if (slots !== null) onDone(slots);
  };
  return (
    <Dialog title={say('page.settings.slot.remove-one', { label: slot.label })} onClose={onClose}>
      <form className="setting-form" onSubmit={(event) => void remove(event)}>
        <p>{say('page.settings.slot.remove.about')}</p>
        {slot.ours && <p className="note-warn">{say('page.settings.slot.remove.ours')}</p>}
        <SecretField label={say('page.settings.present')} about={say('page.settings.present.about')} value={present} write={setPresent} />
        <TroubleNote trouble={act.trouble} />
        <div className="dialog-acts">
          <Button variant="default" onClick={onClose}>
            {say('page.cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={act.pending} disabled={present === ''}>
            {say('page.settings.slot.remove')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
