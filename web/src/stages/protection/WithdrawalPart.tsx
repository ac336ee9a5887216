import { Button, Checkbox, NativeSelect, Radio } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Panel } from '../../parts/Panel';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useSources } from '../../shell/queries';
import { useStore } from '../../shell/store';
import { type Chosen, chosen, kinds } from './choice';
import { nameOf, type Protection, type Withdrawal, type WithdrawalAsk } from './items';

/** What is asked, and what would go. */
export interface Shown {
  readonly ask: WithdrawalAsk;
  readonly preview: Withdrawal;
}

interface WithdrawalPartProps {
  readonly protection: Protection;
  show(shown: Shown): void;
}

/** Choosing what is to be withdrawn. Nothing happens before it was shown in full. */
export function WithdrawalPart({ protection, show }: WithdrawalPartProps) {
  const { say } = useMessages();
  const act = useAct();
  const { what, participant, source } = useStore(chosen);
  const [speakers, setSpeakers] = useState<readonly string[]>([]);
  const [texts, setTexts] = useState<readonly string[]>([]);
  const [keepsRecord, keepRecord] = useState(false);
  const documents =
    useSources()
      .data?.find((one) => one.id === source)
      ?.documents.filter((one) => one.kind !== 'original') ?? [];
  const here = protection.sources.find((one) => one.id === source);
  const people = protection.participants.filter((one) => !one.withdrawn);
  const voices = what === 'voice' ? people.filter((one) => here?.participants.some((voice) => voice.person === one.id)) : people;
  // Labels of people who are known are withdrawn by their pseudonym.
  const free =
    here?.speakers.filter((label) => !here.participants.some((voice) => voice.speaker === label && voice.person !== participant)) ?? [];

  const ask: WithdrawalAsk = {
    source: what === 'participant' ? null : source || null,
    participant: what === 'source' ? null : participant || null,
    speakers: what === 'voice' ? [...speakers] : [],
    withoutTexts: what === 'voice' ? [...texts] : [],
    keepRecord: keepsRecord,
    name: null,
    seen: null,
  };
  const isReady =
    what === 'participant'
      ? participant !== ''
      : what === 'source'
        ? source !== ''
        : source !== '' && (participant !== '' || speakers.length > 0);
  const look = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const preview = await act.run(api.POST('/api/protection/withdrawals/preview', { body: ask }));
    if (preview !== null) show({ ask, preview });
  };
  const choose = (change: Partial<Chosen>): void => {
    chosen.set({ ...chosen.get(), ...change });
    setSpeakers([]);
    setTexts([]);
    act.clear();
  };
  const toggled = (list: readonly string[], one: string): readonly string[] =>
    list.includes(one) ? list.filter((x) => x !== one) : [...list, one];
  const nobody = { value: '', label: say('page.protection.choose') };
  return (
    <Panel title={say('page.protection.part.withdrawal')}>
      <p className="soft">{say('page.protection.withdrawal.about')}</p>
      <form className="form-lines narrow-form" onSubmit={(event) => void look(event)}>
        <Radio.Group
          label={say('page.protection.withdrawal.what')}
          value={what}
          onChange={(value) => choose({ what: kinds.find((one) => one === value) ?? 'participant', participant: '', source: '' })}
        >
          {kinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={say(`page.protection.withdrawal.${kind}`)}
              description={say(`page.protection.withdrawal.${kind}.about`)}
            />
          ))}
        </Radio.Group>
        {what !== 'participant' && (
          <NativeSelect
            label={say('page.protection.source')}
            value={source}
            data={[nobody, ...protection.sources.filter((one) => !one.withdrawn).map((one) => ({ value: one.id, label: one.name }))]}
            onChange={(event) => choose({ source: event.currentTarget.value, ...(what === 'voice' ? { participant: '' } : {}) })}
          />
        )}
        {what !== 'source' && (what === 'participant' || source !== '') && (
          <NativeSelect
            label={say('page.protection.participant')}
            description={what === 'voice' ? say('page.protection.withdrawal.nobody') : undefined}
            value={participant}
            data={[nobody, ...voices.map((one) => ({ value: one.id, label: one.pseudonym }))]}
            onChange={(event) => choose({ participant: event.currentTarget.value })}
          />
        )}
        {what === 'voice' && free.length > 0 && (
          <fieldset className="plain-fields">
            <legend>{say('page.protection.withdrawal.labels')}</legend>
            {free.map((label) => (
              <Checkbox
                key={label}
                label={<bdi>{label}</bdi>}
                checked={speakers.includes(label)}
                onChange={() => setSpeakers(toggled(speakers, label))}
              />
            ))}
          </fieldset>
        )}
        {what === 'voice' && documents.length > 0 && (
          <fieldset className="plain-fields">
            <legend>{say('page.protection.withdrawal.texts')}</legend>
            {documents.map((one) => (
              <Checkbox
                key={one.id}
                label={<bdi>{one.name}</bdi>}
                checked={texts.includes(one.id)}
                onChange={() => setTexts(toggled(texts, one.id))}
              />
            ))}
          </fieldset>
        )}
        {what !== 'source' && (
          <Checkbox
            label={say('page.protection.withdrawal.keep', {
              participant: nameOf(protection.participants, participant) || say('page.protection.the-participant'),
            })}
            description={say('page.protection.withdrawal.keep.about')}
            checked={keepsRecord}
            onChange={(event) => keepRecord(event.currentTarget.checked)}
          />
        )}
        <TroubleNote trouble={act.trouble} />
        <div>
          <Button type="submit" variant="default" disabled={!isReady} loading={act.pending}>
            {say('page.protection.withdrawal.show')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
