import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { EditInPlace } from '../../parts/EditInPlace';
import { Panel } from '../../parts/Panel';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import { chosen, shownPart } from './choice';
import { type Collaborator, nameOf, type Participant, type Protection } from './items';
import { Names } from './Names';

const roles = ['interviewer', 'interpreter', 'transcriber', 'translator', 'gatekeeper', 'informant'] as const;
const namings = ['undecided', 'name-me', 'never-name-me'] as const;

/** Who spoke and who helped, by pseudonym. */
export function PeoplePart({ protection }: { readonly protection: Protection }) {
  const { say } = useMessages();
  return (
    <div className="parts">
      <Panel title={say('page.protection.participants')}>
        {protection.participants.length === 0 ? (
          <p className="soft">{say('page.protection.participants.none')}</p>
        ) : (
          <div className="table-scroll">
            <table className="list">
              <thead>
                <tr>
                  <th scope="col">{say('page.protection.pseudonym')}</th>
                  <th scope="col">{say('page.protection.note')}</th>
                  <th scope="col">{say('page.protection.sources')}</th>
                  <th scope="col">
                    <span className="only-heard">{say('page.protection.acts')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {protection.participants.map((person) => (
                  <ParticipantRow key={person.id} person={person} protection={protection} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <AddParticipant />
      </Panel>
      <Panel title={say('page.protection.collaborators')}>
        <p className="soft">{say('page.protection.collaborators.about')}</p>
        {protection.collaborators.length > 0 && (
          <div className="table-scroll">
            <table className="list">
              <thead>
                <tr>
                  <th scope="col">{say('page.protection.pseudonym')}</th>
                  <th scope="col">{say('page.protection.role')}</th>
                  <th scope="col">{say('page.protection.naming')}</th>
                  <th scope="col">{say('page.protection.sources')}</th>
                </tr>
              </thead>
              <tbody>
                {protection.collaborators.map((person) => (
                  <CollaboratorRow key={person.id} person={person} protection={protection} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <AddCollaborator />
      </Panel>
    </div>
  );
}

function ParticipantRow({ person, protection }: { readonly person: Participant; readonly protection: Protection }) {
  const { say } = useMessages();
  const act = useAct();
  const withdraw = (): void => {
    chosen.set({ what: 'participant', participant: person.id, source: '' });
    shownPart.set('withdrawal');
  };
  return (
    <tr className={person.withdrawn ? 'faint' : undefined}>
      <th scope="row">
        <bdi>{person.pseudonym}</bdi>
      </th>
      <td>
        {!person.withdrawn && (
          <EditInPlace
            label={say('page.protection.note-on', { participant: person.pseudonym })}
            value={person.note ?? ''}
            draftKey={`participant:${person.id}`}
            placeholder={say('page.protection.note.add')}
            save={async (note) =>
              (await act.run(api.POST('/api/protection/participants/note', { body: { participant: person.id, note } }))) !== null
            }
          />
        )}
        <TroubleNote trouble={act.trouble} />
      </td>
      <td>
        <Names names={person.sources.map((id) => nameOf(protection.sources, id))} />
      </td>
      <td className="row-acts">
        {!person.withdrawn && (
          <button
            type="button"
            className="linklike"
            aria-label={say('page.protection.withdraw-participant', { participant: person.pseudonym })}
            onClick={withdraw}
          >
            {say('page.protection.withdraw')}
          </button>
        )}
      </td>
    </tr>
  );
}

function CollaboratorRow({ person, protection }: { readonly person: Collaborator; readonly protection: Protection }) {
  const { say } = useMessages();
  const act = useAct();
  return (
    <tr>
      <th scope="row">
        <bdi>{person.pseudonym}</bdi>
      </th>
      <td>{say(`page.protection.role.${person.role}`)}</td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={say('page.protection.naming-of', { collaborator: person.pseudonym })}
          value={person.naming}
          disabled={act.pending}
          data={namings.map((value) => ({ value, label: say(`page.protection.naming.${value}`) }))}
          onChange={(event) => {
            const naming = namings.find((one) => one === event.currentTarget.value);
            if (naming !== undefined)
              void act.run(api.POST('/api/protection/collaborators/naming', { body: { collaborator: person.id, naming } }));
          }}
        />
        <TroubleNote trouble={act.trouble} />
      </td>
      <td>
        <Names names={person.sources.map((id) => nameOf(protection.sources, id))} />
      </td>
    </tr>
  );
}

function AddParticipant() {
  const { say } = useMessages();
  const act = useAct();
  const [pseudonym, setPseudonym] = useDraft('participant:new', '');
  const [note, setNote] = useDraft('participant-note:new', '');
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await act.run(api.POST('/api/protection/participants', { body: { pseudonym, note: note === '' ? null : note } }));
    if (done === null) return;
    setPseudonym(null);
    setNote(null);
  };
  return (
    <form className="add-line" onSubmit={(event) => void add(event)}>
      <TextInput
        label={say('page.protection.pseudonym')}
        description={say('page.protection.pseudonym.about')}
        value={pseudonym}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setPseudonym(event.currentTarget.value)}
      />
      <TextInput
        label={say('page.protection.note')}
        description={say('page.protection.note.about')}
        value={note}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={act.pending} disabled={pseudonym.trim() === ''}>
        {say('page.protection.participants.add')}
      </Button>
      <TroubleNote trouble={act.trouble} />
    </form>
  );
}

function AddCollaborator() {
  const { say } = useMessages();
  const act = useAct();
  const [pseudonym, setPseudonym] = useDraft('collaborator:new', '');
  const [role, setRole] = useState<(typeof roles)[number]>('interviewer');
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await act.run(api.POST('/api/protection/collaborators', { body: { pseudonym, role } }))) !== null) setPseudonym(null);
  };
  return (
    <form className="add-line" onSubmit={(event) => void add(event)}>
      <TextInput
        label={say('page.protection.pseudonym')}
        description={say('page.protection.pseudonym.about')}
        value={pseudonym}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setPseudonym(event.currentTarget.value)}
      />
      <NativeSelect
        label={say('page.protection.role')}
        description={say('page.protection.role.about')}
        value={role}
        data={roles.map((value) => ({ value, label: say(`page.protection.role.${value}`) }))}
        onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? 'interviewer')}
      />
      <Button type="submit" variant="default" loading={act.pending} disabled={pseudonym.trim() === ''}>
        {say('page.protection.collaborators.add')}
      </Button>
      <TroubleNote trouble={act.trouble} />
    </form>
  );
}
