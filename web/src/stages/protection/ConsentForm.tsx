import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import { askOf, type ConsentDraft, consentFreedoms, consentScopes, draftOf, limitOf, type TextField } from './consentDraft';
import { kebab, type Meeting, nameOf, type Protection } from './items';

interface ConsentFormProps {
  readonly meeting: Meeting;
  readonly protection: Protection;
  onClose(): void;
}

/** What a participant agreed to for one meeting, asked in the order of a talk about it. */
export function ConsentForm({ meeting, protection, onClose }: ConsentFormProps) {
  const { say, list } = useMessages();
  const act = useAct();
  const standing = JSON.stringify(draftOf(meeting.consent));
  const [kept, keep] = useDraft(`consent:${meeting.participant}:${meeting.encounter ?? ''}`, standing);
  const draft: ConsentDraft = JSON.parse(kept);
  const put = (change: Partial<ConsentDraft>): void => keep(JSON.stringify({ ...draft, ...change }));
  const write = (field: TextField, text: string): void => put({ texts: { ...draft.texts, [field]: text } });
  // A stray click closes it and keeps what was typed; Cancel drops it.
  const leave = (): void => {
    keep(null);
    onClose();
  };
  const record = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const ask = askOf(draft, meeting.participant, meeting.encounter);
    if ((await act.run(api.POST('/api/protection/consents', { body: ask }))) !== null) leave();
  };
  const line = (field: TextField, about?: string) => (
    <TextInput
      label={say(`page.protection.consent.${kebab(field)}`)}
      description={about}
      value={draft.texts[field]}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      error={act.trouble?.field === fieldNames[field] ? act.trouble.title : undefined}
      onChange={(event) => write(field, event.currentTarget.value)}
    />
  );
  const limit = limitOf(draft);
  const title = say('page.protection.consent.title', {
    participant: nameOf(protection.participants, meeting.participant),
    sources: list(meeting.sources.map((id) => nameOf(protection.sources, id))),
  });
  return (
    <Dialog title={title} className="wide-dialog" onClose={onClose}>
      <form className="form-lines" onSubmit={(event) => void record(event)}>
        <Radio.Group
          label={say('page.protection.scope')}
          value={draft.scope}
          onChange={(value) => put({ scope: consentScopes.find((one) => one === value) ?? 'background' })}
        >
          {consentScopes.map((scope) => (
            <Radio
              key={scope}
              value={scope}
              label={say(`page.protection.scope.${scope}`)}
              description={say(`page.protection.scope.${scope}.about`)}
            />
          ))}
        </Radio.Group>
        <NativeSelect
          label={say('page.protection.freedom')}
          description={say('page.protection.freedom.about')}
          value={draft.freedom}
          data={consentFreedoms.map((value) => ({ value, label: say(`page.protection.freedom.${value}`) }))}
          onChange={(event) => put({ freedom: consentFreedoms.find((one) => one === event.currentTarget.value) ?? 'unknown' })}
        />
        {limit !== null && <p className="note-warn">{say(limit)}</p>}
        <div className="two-columns">
          <YesNo label={say('page.protection.understood')} value={draft.understood} put={(understood) => put({ understood })} />
          <YesNo label={say('page.protection.limits')} value={draft.limitsTold} put={(limitsTold) => put({ limitsTold })} />
        </div>
        <fieldset className="plain-fields">
          <legend>{say('page.protection.may')}</legend>
          {(['lifeHistory', 'archive', 'recontact'] as const).map((one) => (
            <Checkbox
              key={one}
              label={say(`page.protection.may.${kebab(one)}`)}
              checked={draft[one]}
              onChange={(event) => put({ [one]: event.currentTarget.checked })}
            />
          ))}
        </fieldset>
        <div className="two-columns">
          {line('date', say('page.protection.date.about'))}
          {line('until', say('page.protection.until.about'))}
          {line('takenBy', say('page.protection.taken-by.about'))}
          {line('arrangedBy', say('page.protection.arranged-by.about'))}
          {line('language')}
          {line('payment')}
        </div>
        <Textarea
          label={say('page.protection.consent.note')}
          value={draft.texts.note}
          autosize
          minRows={2}
          dir="auto"
          spellCheck={false}
          onChange={(event) => write('note', event.currentTarget.value)}
        />
        <p className="soft">{say('page.protection.consent.latest-holds')}</p>
        <TroubleNote trouble={act.trouble} />
        <div className="dialog-acts">
          <Button variant="default" onClick={leave}>
            {say('page.cancel')}
          </Button>
          <Button type="submit" loading={act.pending}>
            {say('page.protection.consent.record')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

// As the refusals of the core call the fields.
const fieldNames: Readonly<Record<TextField, string>> = {
  date: 'date',
  until: 'until',
  language: 'language',
  takenBy: 'taken by',
  arrangedBy: 'arranged by',
  payment: 'payment',
  note: 'note',
};

interface YesNoProps {
  readonly label: string;
  readonly value: boolean | null;
  put(value: boolean | null): void;
}

function YesNo({ label, value, put }: YesNoProps) {
  const { say } = useMessages();
  return (
    <NativeSelect
      label={label}
      value={value === null ? '' : String(value)}
      data={[
        { value: '', label: say('page.protection.not-noted') },
        { value: 'true', label: say('page.protection.yes') },
        { value: 'false', label: say('page.protection.no') },
      ]}
      onChange={(event) => put(event.currentTarget.value === '' ? null : event.currentTarget.value === 'true')}
    />
  );
}
