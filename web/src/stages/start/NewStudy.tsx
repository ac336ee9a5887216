import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { FolderChooser } from './FolderChooser';
import { NewPassphrase } from './NewPassphrase';
import { studyPath, useOpening } from './opening';
import { useStudies } from './queries';

/** Makes a study: what it is called, who codes, what opens it, where it lies. */
export function NewStudy({ onBack }: { onBack(): void }) {
  const { say } = useMessages();
  const studies = useStudies().data;
  const [title, writeTitle] = useState('');
  const [coder, writeCoder] = useState('');
  const [passphrase, choosePassphrase] = useState<string | null>(null);
  // The file's name is read by whoever sees the disk: it says nothing unless a person wants it to.
  const [name, writeName] = useState('study');
  const [chosen, chooseFolder] = useState<string | null>(null);
  const { run, trouble, pending } = useOpening();
  const folder = chosen ?? studies?.folder ?? '';
  const separator = studies?.separator ?? '/';
  const isReady = title.trim() !== '' && coder.trim() !== '' && name.trim() !== '' && passphrase !== null && folder !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady || pending) return;
    void run(api.POST('/api/study/create', { body: { title, coder, passphrase, file: studyPath(folder, name, separator) } }));
  };
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <>
      <h1>{say('page.start.new')}</h1>
      <form className="start-form" onSubmit={submit}>
        <TextInput
          label={say('page.start.study-title')}
          description={say('page.start.study-title.about')}
          value={title}
          onChange={(event) => writeTitle(event.currentTarget.value)}
          dir="auto"
          autoFocus
          {...plain}
        />
        <TroubleNote trouble={trouble} field="title" />
        <TextInput
          label={say('page.start.coder')}
          description={say('page.start.coder.about')}
          value={coder}
          onChange={(event) => writeCoder(event.currentTarget.value)}
          dir="auto"
          {...plain}
        />
        <TroubleNote trouble={trouble} field="coder" />
        <NewPassphrase onChosen={choosePassphrase} />
        <TroubleNote trouble={trouble} field="passphrase" />
        <TextInput
          label={say('page.start.file-name')}
          description={say('page.start.file-name.about')}
          value={name}
          onChange={(event) => writeName(event.currentTarget.value)}
          dir="ltr"
          {...plain}
        />
        {folder !== '' && (
          <details className="where">
            <summary>
              {say('page.start.where')} <bdi dir="ltr">{studyPath(folder, name, separator)}</bdi>
            </summary>
            <FolderChooser folder={folder} separator={separator} onFolder={chooseFolder} />
          </details>
        )}
        {!['title', 'coder', 'passphrase'].includes(trouble?.field ?? '') && <TroubleNote trouble={trouble} />}
        <div className="start-acts">
          <Button type="submit" loading={pending} disabled={!isReady}>
            {say('page.start.make')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {say('page.start.back')}
          </Button>
        </div>
      </form>
    </>
  );
}
