import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api, unwrap } from '../api/client';
import type { StudyReply } from '../api/items';
import { Trouble } from '../api/trouble';
import { useMessages } from '../messages/current';
import { TroubleNote } from '../parts/TroubleNote';
import { queryClient } from './client';
import { hasDrafts } from './drafts';
import { keys } from './queries';

interface UnlockProps {
  /** The file's name. */
  readonly file: string;
  readonly trouble: Trouble | null;
  chooseOther(): void;
}

/** Asks for the passphrase of the study that was named last. */
export function Unlock({ file, trouble: told, chooseOther }: UnlockProps) {
  const { say } = useMessages();
  const [passphrase, write] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [pending, setPending] = useState(false);
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    try {
      const standing = await unwrap(api.POST('/api/study/open', { body: { passphrase } }));
      queryClient.setQueryData<StudyReply>(keys.study, standing);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
      write('');
    } finally {
      setPending(false);
    }
  };
  return (
    <main className="door">
      <p className="brand">{say('page.name')}</p>
      <h1>{say('page.unlock.title')}</h1>
      <p className="soft">
        <bdi>{file}</bdi>
      </p>
      <form onSubmit={(event) => void unlock(event)}>
        <PasswordInput
          label={say('page.unlock.passphrase')}
          value={passphrase}
          onChange={(event) => write(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': say('page.unlock.show') }}
        />
        <TroubleNote trouble={trouble ?? told} />
        <Button type="submit" loading={pending} disabled={passphrase === ''}>
          {say('page.unlock.open')}
        </Button>
      </form>
      {hasDrafts() && <p className="note-good">{say('page.unlock.drafts-kept')}</p>}
      <p className="soft">{say('page.unlock.sealed')}</p>
      <button type="button" className="linklike" onClick={chooseOther}>
        {say('page.unlock.other')}
      </button>
    </main>
  );
}
