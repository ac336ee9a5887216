import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { useOpening } from './opening';

/** Asks for the passphrase of a chosen file. */
export function OpenStudy({ file, onBack }: { readonly file: string; onBack(): void }) {
  const { say } = useMessages();
  const [passphrase, write] = useState('');
  const { run, trouble, pending } = useOpening();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase !== '' && !pending) void run(api.POST('/api/study/open', { body: { file, passphrase } }));
  };
  return (
    <>
      <h1>{say('page.unlock.title')}</h1>
      <p className="soft start-file">
        <bdi dir="ltr">{file}</bdi>
      </p>
      <form className="start-form" onSubmit={submit}>
        <PasswordInput
          label={say('page.unlock.passphrase')}
          value={passphrase}
          onChange={(event) => write(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': say('page.unlock.show') }}
        />
        <TroubleNote trouble={trouble} />
        <div className="start-acts">
          <Button type="submit" loading={pending} disabled={passphrase === ''}>
            {say('page.unlock.open')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {say('page.start.back')}
          </Button>
        </div>
      </form>
    </>
  );
}
