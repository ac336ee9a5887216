import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useProtection } from '../protection/queries';
import type { SourceDetail } from './items';

/** Says who of the people that the study knows spoke in a source or helped with it, and before which turns their label stands. */
export function LinkPerson({ detail }: { readonly detail: SourceDetail }) {
  const { say } = useMessages();
  const act = useAct();
  const protection = useProtection().data;
  const [person, choose] = useState('');
  const [speaker, setSpeaker] = useState('');
  const { source, participants, collaborators, speakers } = detail;
  const linked = new Set([...participants, ...collaborators].map((one) => one.id));
  const spoke = protection?.participants.filter((one) => !one.withdrawn && !linked.has(one.id)) ?? [];
  const helped = protection?.collaborators.filter((one) => !linked.has(one.id)) ?? [];
  const taken = new Set([...participants, ...collaborators].map((one) => one.speaker));
  const free = speakers.filter((label) => !taken.has(label));
  const pick = (id: string): void => {
    choose(id);
    // Whoever goes by the label of some turns is most often meant by it.
    const name = [...spoke, ...helped].find((one) => one.id === id)?.pseudonym;
    setSpeaker(free.find((label) => label === name) ?? '');
  };
  const link = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const ask = { params: { path: { source: source.id } }, body: { person, speaker: speaker === '' ? null : speaker } };
    const done = await act.run(
      helped.some((one) => one.id === person)
        ? api.POST('/api/sources/{source}/collaborators', ask)
        : api.POST('/api/sources/{source}/participants', ask),
    );
    if (done === null) return;
    choose('');
    setSpeaker('');
  };
  if (spoke.length + helped.length === 0) return null;
  return (
    <form className="link-person" onSubmit={(event) => void link(event)}>
      <label>
        <span className="soft">{say('page.sources.person')}</span>
        <select className="field" value={person} onChange={(event) => pick(event.currentTarget.value)}>
          <option value="">{say('page.protection.choose')}</option>
          {spoke.length > 0 && (
            <optgroup label={say('page.protection.participants')}>
              {spoke.map((one) => (
                <option key={one.id} value={one.id} translate="no">
                  {one.pseudonym}
                </option>
              ))}
            </optgroup>
          )}
          {helped.length > 0 && (
            <optgroup label={say('page.protection.collaborators')}>
              {helped.map((one) => (
                <option key={one.id} value={one.id} translate="no">
                  {one.pseudonym}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      {free.length > 0 && (
        <label>
          <span className="soft">{say('page.sources.person-label')}</span>
          <select className="field" value={speaker} onChange={(event) => setSpeaker(event.currentTarget.value)}>
            <option value="">{say('page.sources.person-label.none')}</option>
            {free.map((label) => (
              <option key={label} value={label} translate="no">
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className="act" disabled={person === '' || act.pending}>
        {say('page.sources.link-person')}
      </button>
      <TroubleNote trouble={act.trouble} />
    </form>
  );
}
