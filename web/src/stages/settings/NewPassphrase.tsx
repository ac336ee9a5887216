import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import type { Slots } from './queries';
import { SecretField } from './SecretField';

interface NewPassphraseProps {
  /** Beside the others; otherwise in the place of the one that is typed. */
  readonly isNew: boolean;
  onDone(slots: Slots): void;
  onClose(): void;
}

/** A further passphrase, or another in the place of one's own. Six random words are offered first. */
export function NewPassphrase({ isNew, onDone, onClose }: NewPassphraseProps) {
  const { say } = useMessages();
  const act = useAct();
  const [present, setPresent] = useState('');
  const [label, setLabel] = useState('');
  const [words, setWords] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const offer = async (): Promise<void> => {
    const offered = await act.run(api.POST('/api/study/passphrase'));
    if (offered !== null) setWords(offered.words);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: offered once, when the dialogue opens.
  useEffect(() => void offer(), []);
  const put = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const slots = await act.run(
      isNew
        ? api.POST('/api/study/slots', { body: { present, passphrase, label } })
        : api.POST('/api/study/slots/change', { body: { present, passphrase } }),
    );
    if (slots !== null) onDone(slots);
  };
  const differ = again !== '' && again !== passphrase;
  const isReady = present !== '' && passphrase !== '' && again === passphrase && (!isNew || label.trim() !== '');
  return (
    <Dialog title={say(isNew ? 'page.settings.keys.add' : 'page.settings.keys.change')} onClose={onClose}>
      <form className="setting-form" onSubmit={(event) => void put(event)}>
        <SecretField
          label={say(isNew ? 'page.settings.present' : 'page.settings.present.mine')}
          about={say('page.settings.present.about')}
          value={present}
          write={setPresent}
        />
        {isNew && (
          <TextInput
            label={say('page.settings.label')}
            description={say('page.settings.label.about')}
            value={label}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            error={act.trouble?.field === 'label' ? act.trouble.title : undefined}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
        )}
        <div className="six-words">
          <p className="soft">{say('page.settings.offered')}</p>
          <p className="six-words-words" lang="en" dir="ltr" translate="no">
            {words ?? '…'}
          </p>
          <button type="button" className="linklike" onClick={() => void offer()}>
            {say('page.settings.offer-others')}
          </button>
        </div>
        <SecretField
          label={say('page.settings.new')}
          about={say('page.settings.new.about')}
          value={passphrase}
          trouble={act.trouble?.field === 'passphrase' ? act.trouble.title : undefined}
          write={setPassphrase}
        />
        <SecretField
          label={say('page.settings.new-again')}
          value={again}
          trouble={differ ? say('page.settings.differ') : undefined}
          write={setAgain}
        />
        {!isNew && <p className="note-warn">{say('page.settings.change.about')}</p>}
        {act.trouble?.field !== 'passphrase' && act.trouble?.field !== 'label' && <TroubleNote trouble={act.trouble} />}
        <div className="dialog-acts">
          <Button variant="default" onClick={onClose}>
            {say('page.cancel')}
          </Button>
          <Button type="submit" loading={act.pending} disabled={!isReady}>
            {say(isNew ? 'page.settings.keys.add.do' : 'page.settings.keys.change.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
