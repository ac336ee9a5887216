import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMessages } from '../../messages/current';
import { FolderChooser } from './FolderChooser';
import { useStudies } from './queries';

interface ChooseStudyProps {
  onBack(): void;
  onChosen(file: string): void;
}

/** Which file to open: looked for in the folders, or typed. */
export function ChooseStudy({ onBack, onChosen }: ChooseStudyProps) {
  const { say } = useMessages();
  const studies = useStudies().data;
  const [chosen, choose] = useState<string | null>(null);
  const [typed, write] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') onChosen(typed.trim());
  };
  return (
    <>
      <h1>{say('page.start.choose')}</h1>
      {studies && <FolderChooser folder={chosen ?? studies.folder} separator={studies.separator} onFolder={choose} onStudy={onChosen} />}
      <form className="start-form" onSubmit={submit}>
        <TextInput
          label={say('page.start.file')}
          value={typed}
          onChange={(event) => write(event.currentTarget.value)}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
        />
        <div className="start-acts">
          <Button type="submit" disabled={typed.trim() === ''}>
            {say('page.start.next')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {say('page.start.back')}
          </Button>
        </div>
      </form>
    </>
  );
}
