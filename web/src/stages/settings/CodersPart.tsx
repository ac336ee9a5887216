import { Button, Radio, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { EditInPlace } from '../../parts/EditInPlace';
import { Panel } from '../../parts/Panel';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import { keys, useStudy } from '../../shell/queries';

/** What the study is called, and who codes in it. */
export function CodersPart() {
  const { say } = useMessages();
  const study = useStudy();
  const client = useQueryClient();
  const title = useAct();
  const act = useAct();
  const [name, setName] = useDraft('coder:new', '');
  const choose = async (coder: string): Promise<void> => {
    const standing = await act.run(api.POST('/api/study/coder', { body: { coder } }));
    if (standing !== null) client.setQueryData(keys.study, standing);
  };
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await act.run(api.POST('/api/study/coders', { body: { name } }))) !== null) setName(null);
  };
  return (
    <Panel title={say('page.settings.study')}>
      <h3 id="study-title-label">{say('page.settings.title')}</h3>
      <EditInPlace
        label={say('page.settings.title')}
        value={study.title}
        draftKey="study:title"
        save={async (text) => (await title.run(api.POST('/api/study/retitle', { body: { title: text } }))) !== null}
      />
      <TroubleNote trouble={title.trouble} />
      <p className="soft">{say('page.settings.title.about')}</p>
      <h3>{say('page.settings.coders')}</h3>
      <p className="soft">{say('page.settings.coders.about')}</p>
      <Radio.Group aria-label={say('page.settings.who-codes')} value={study.coder} onChange={(coder) => void choose(coder)}>
        <ul className="setting-lines">
          {study.coders.map((coder) => (
            <li key={coder.id}>
              <Radio value={coder.id} aria-label={say('page.settings.act-as', { coder: coder.name })} />
              <EditInPlace
                label={say('page.settings.name-of', { coder: coder.name })}
                value={coder.name}
                draftKey={`coder:${coder.id}`}
                save={async (text) =>
                  (await act.run(api.POST('/api/study/coders/rename', { body: { coder: coder.id, name: text } }))) !== null
                }
              />
              {coder.id === study.coder && <span className="soft">{say('page.settings.acts')}</span>}
            </li>
          ))}
        </ul>
      </Radio.Group>
      <form className="setting-line" onSubmit={(event) => void add(event)}>
        <TextInput
          label={say('page.settings.coders.new')}
          value={name}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={act.pending} disabled={name.trim() === ''}>
          {say('page.settings.coders.add')}
        </Button>
      </form>
      <TroubleNote trouble={act.trouble} />
    </Panel>
  );
}
