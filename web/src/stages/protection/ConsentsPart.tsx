import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '../../messages/current';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';
import { ConsentForm } from './ConsentForm';
import { type Consent, kebab, type Meeting, nameOf, type Protection } from './items';
import { MayLeaveMark } from './MayLeaveMark';
import { Names } from './Names';

/** Each participant with each meeting: what was agreed to, and what follows. */
export function ConsentsPart({ protection }: { readonly protection: Protection }) {
  const { say } = useMessages();
  const [open, setOpen] = useState<Meeting | null>(null);
  if (protection.meetings.length === 0)
    return <Empty title={say('page.protection.consents.none')}>{say('page.protection.consents.none.about')}</Empty>;
  return (
    <Panel title={say('page.protection.part.consents')}>
      <p className="soft">{say('page.protection.consents.about')}</p>
      <div className="table-scroll">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{say('page.protection.participant')}</th>
              <th scope="col">{say('page.protection.meeting')}</th>
              <th scope="col">{say('page.protection.may-leave')}</th>
              <th scope="col">{say('page.protection.agreed')}</th>
              <th scope="col">
                <span className="only-heard">{say('page.protection.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {protection.meetings.map((meeting) => (
              <MeetingRow
                key={`${meeting.participant} ${meeting.encounter ?? ''}`}
                meeting={meeting}
                protection={protection}
                change={() => setOpen(meeting)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {open !== null && <ConsentForm meeting={open} protection={protection} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

interface RowProps {
  readonly meeting: Meeting;
  readonly protection: Protection;
  change(): void;
}

function MeetingRow({ meeting, protection, change }: RowProps) {
  const { say, list } = useMessages();
  const person = protection.participants.find((one) => one.id === meeting.participant);
  const name = person?.pseudonym ?? '';
  const sources = meeting.sources.map((id) => nameOf(protection.sources, id));
  return (
    <tr className={person?.withdrawn ? 'faint' : undefined}>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>{sources.length === 0 ? <span className="faint">{say('page.protection.meeting.gone')}</span> : <Names names={sources} />}</td>
      <td>
        <MayLeaveMark use={meeting.mayLeave} />
        <div className="soft">{meeting.why}</div>
      </td>
      <td>
        {meeting.consent === null ? (
          <span className="warn">{say('page.protection.consent.none')}</span>
        ) : (
          <Agreed consent={meeting.consent} />
        )}
      </td>
      <td className="row-acts">
        {person?.withdrawn === false && meeting.encounter !== null && (
          <Button
            variant="default"
            size="xs"
            aria-label={say(meeting.consent === null ? 'page.protection.consent.record-for' : 'page.protection.consent.change-for', {
              participant: name,
              sources: list(sources),
            })}
            onClick={change}
          >
            {say(meeting.consent === null ? 'page.protection.consent.record' : 'page.protection.consent.change')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** What was agreed to, in few lines: how it was given, for how long, what else, and who had to do with it. */
function Agreed({ consent }: { readonly consent: Consent }) {
  const { say } = useMessages();
  const { understood, limitsTold, date, until, note } = consent;
  const given = [
    say(`page.protection.scope.${consent.scope}`),
    say(`page.protection.freedom.${consent.freedom}`),
    understood !== null && say(understood ? 'page.protection.understood.yes' : 'page.protection.understood.no'),
    limitsTold !== null && say(limitsTold ? 'page.protection.limits.yes' : 'page.protection.limits.no'),
  ];
  const times = [
    date !== null && say('page.protection.given-on', { date }),
    until !== null && say(consent.isOver ? 'page.protection.was-until' : 'page.protection.holds-until', { date: until }),
  ];
  const also = (['lifeHistory', 'archive', 'recontact'] as const)
    .filter((one) => consent[one])
    .map((one) => say(`page.protection.may.${kebab(one)}`));
  const around = (['takenBy', 'arrangedBy', 'language', 'payment'] as const).map((field) => {
    const text = consent[field];
    return text !== null && say('page.protection.field.named', { field: say(`page.protection.consent.${kebab(field)}`), name: text });
  });
  return (
    <ul className="short-lines">
      <Line parts={given} />
      <Line parts={also} />
      <Line parts={times} />
      <Line parts={around} soft />
      {note !== null && (
        <li className="soft" dir="auto">
          {note}
        </li>
      )}
    </ul>
  );
}

/** Short facts on one line; nothing where there are none. */
function Line({ parts, soft = false }: { readonly parts: readonly (string | false)[]; readonly soft?: boolean }) {
  const said = parts.filter((part) => part !== false);
  if (said.length === 0) return null;
  return <li className={soft ? 'soft number' : 'number'}>{said.join(' · ')}</li>;
}
