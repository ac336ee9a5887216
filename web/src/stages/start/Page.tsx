import './start.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { LanguageChoice } from '../../shell/LanguageChoice';
import { lockNow } from '../../shell/lock';
import { otherWanted } from '../../shell/otherStudy';
import { goTo } from '../../shell/places';
import { useStanding } from '../../shell/queries';
import { ChooseStudy } from './ChooseStudy';
import { NewStudy } from './NewStudy';
import { OpenStudy } from './OpenStudy';
import { studyPath, useOpening } from './opening';
import { useStudies } from './queries';
import { RecentStudies } from './RecentStudies';

type Step =
  | { readonly kind: 'home' }
  | { readonly kind: 'new' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'open'; readonly file: string };

/** The way to a study: one that was open lately, a new one, a file, the sample. */
export default function StartPage() {
  const { say } = useMessages();
  const open = useStanding().data?.study;
  const [step, go] = useState<Step>({ kind: 'home' });
  const studies = useStudies();
  const home = (): void => go({ kind: 'home' });
  return (
    <div className="start">
      {!open && (
        <div className="start-top">
          <p className="brand">{say('page.name')}</p>
          <LanguageChoice />
        </div>
      )}
      {open && <OpenNow title={open.title} />}
      {!open && step.kind === 'new' && <NewStudy onBack={home} />}
      {!open && step.kind === 'choose' && <ChooseStudy onBack={home} onChosen={(file) => go({ kind: 'open', file })} />}
      {!open && step.kind === 'open' && <OpenStudy file={step.file} onBack={home} />}
      {!open && step.kind === 'home' && (
        <>
          <h1>{say('page.start.title')}</h1>
          <p className="soft">{say('page.start.about')}</p>
          <TroubleNote trouble={studies.error} />
          <RecentStudies studies={studies.data?.recent ?? []} onOpen={(file) => go({ kind: 'open', file })} />
          <div className="start-ways">
            <Way name="new" onGo={() => go({ kind: 'new' })} />
            <Way name="choose" onGo={() => go({ kind: 'choose' })} />
            {studies.data?.samplePassphrase && (
              <Sample folder={studies.data.folder} separator={studies.data.separator} passphrase={studies.data.samplePassphrase} />
            )}
          </div>
        </>
      )}
    </div>
  );
}

function OpenNow({ title }: { readonly title: string }) {
  const { say } = useMessages();
  return (
    <>
      <h1>{say('page.start.open-now', { title })}</h1>
      <p className="soft">{say('page.start.one-at-a-time')}</p>
      <div className="start-acts">
        <Button onClick={() => goTo('/overview')}>{say('page.start.go-on')}</Button>
        <Button
          variant="default"
          onClick={() => {
            otherWanted.set(true);
            void lockNow();
          }}
        >
          {say('page.start.lock-and-other')}
        </Button>
      </div>
    </>
  );
}

function Way({ name, onGo }: { readonly name: 'new' | 'choose'; onGo(): void }) {
  const { say } = useMessages();
  return (
    <section className="panel start-way">
      <h2>{say(`page.start.${name}`)}</h2>
      <p className="soft">{say(`page.start.${name}.about`)}</p>
      <Button variant={name === 'new' ? 'filled' : 'default'} onClick={onGo}>
        {say(`page.start.${name}.act`)}
      </Button>
    </section>
  );
}

function Sample({ folder, separator, passphrase }: { readonly folder: string; readonly separator: string; readonly passphrase: string }) {
  const { say } = useMessages();
  const { run, trouble, pending } = useOpening();
  const file = studyPath(folder, 'lantern-coast-sample', separator);
  return (
    <section className="panel start-way">
      <h2>{say('page.start.sample')}</h2>
      <p className="soft">{say('page.start.sample.about', { passphrase })}</p>
      <p className="soft start-file">
        <bdi dir="ltr">{file}</bdi>
      </p>
      <TroubleNote trouble={trouble} />
      <Button variant="default" loading={pending} onClick={() => void run(api.POST('/api/study/sample', { body: { file } }))}>
        {say('page.start.sample.act')}
      </Button>
    </section>
  );
}
