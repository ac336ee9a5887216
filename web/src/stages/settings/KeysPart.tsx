import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMessages } from '../../messages/current';
import { Panel } from '../../parts/Panel';
import { TroubleNote } from '../../parts/TroubleNote';
import { Waiting } from '../../shell/Waiting';
import { NewPassphrase } from './NewPassphrase';
import { type Slot, type Slots, slotsKey, useSlots } from './queries';
import { RecoveryKey } from './RecoveryKey';
import { RemoveSlot } from './RemoveSlot';

type Open = { readonly what: 'add' | 'change' | 'recovery' } | { readonly what: 'remove'; readonly slot: Slot };

/** What opens the study. Each change asks for a passphrase again: an unlocked page is not enough. */
export function KeysPart() {
  const { say } = useMessages();
  const client = useQueryClient();
  const { data, error } = useSlots();
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const close = (): void => setOpen(null);
  const done = (slots: Slots, sentence: string): void => {
    client.setQueryData(slotsKey, { ...slots, leftToFinish: null });
    setSaid(slots.leftToFinish === null ? sentence : `${sentence} ${slots.leftToFinish.words}`);
    close();
  };
  return (
    <Panel title={say('page.settings.keys')}>
      <p className="soft">{say('page.settings.keys.about')}</p>
      <TroubleNote trouble={error} />
      {data === undefined ? (
        error === null && <Waiting />
      ) : (
        <ul className="setting-lines">
          {data.slots.map((slot) => (
            <li key={slot.id}>
              <span className="grows">
                <bdi className="strong">{slot.label}</bdi> <span className="soft">{say(`page.settings.slot.${slot.kind}`)}</span>
                {slot.ours && <span className="soft"> · {say('page.settings.slot.ours')}</span>}
              </span>
              {data.slots.length > 1 && (
                <button
                  type="button"
                  className="linklike"
                  aria-label={say('page.settings.slot.remove-one', { label: slot.label })}
                  onClick={() => setOpen({ what: 'remove', slot })}
                >
                  {say('page.settings.slot.remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {said !== null && (
        <p className="note-good" role="status">
          {said}
        </p>
      )}
      <div className="setting-acts">
        <Button variant="default" onClick={() => setOpen({ what: 'add' })}>
          {say('page.settings.keys.add')}
        </Button>
        <Button variant="default" onClick={() => setOpen({ what: 'change' })}>
          {say('page.settings.keys.change')}
        </Button>
        <Button variant="default" onClick={() => setOpen({ what: 'recovery' })}>
          {say('page.settings.keys.recovery')}
        </Button>
      </div>
      {open?.what === 'add' && <NewPassphrase isNew onDone={(slots) => done(slots, say('page.settings.keys.added'))} onClose={close} />}
      {open?.what === 'change' && (
        <NewPassphrase isNew={false} onDone={(slots) => done(slots, say('page.settings.keys.changed'))} onClose={close} />
      )}
      {open?.what === 'recovery' && <RecoveryKey onClose={close} />}
      {open?.what === 'remove' && (
        <RemoveSlot slot={open.slot} onDone={(slots) => done(slots, say('page.settings.keys.removed'))} onClose={close} />
      )}
    </Panel>
  );
}
