import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import type { Acting } from '../../shell/acting';
import type { SourceDetail } from './items';
import { LinkPerson } from './LinkPerson';
import { MayLeave } from './SourceSigns';

interface PeoplePartProps {
  readonly detail: SourceDetail;
  readonly act: Acting;
}

/** Who spoke, who helped, and what they allow to leave. */
export function PeoplePart({ detail, act }: PeoplePartProps) {
  const { say } = useMessages();
  const { source, participants, collaborators } = detail;
  const unlink = (person: string, kind: 'participants' | 'collaborators'): void => {
    const at = { params: { path: { source: source.id, person } } };
    void act.run(
      kind === 'participants'
        ? api.DELETE('/api/sources/{source}/participants/{person}', at)
        : api.DELETE('/api/sources/{source}/collaborators/{person}', at),
    );
  };
  const people = [
    ...participants.map((person) => ({ ...person, kind: 'participants' as const, what: say('page.sources.spoke') })),
    ...collaborators.map((person) => ({ ...person, kind: 'collaborators' as const, what: say('page.sources.helped') })),
  ];
  return (
    <section className="source-part" aria-labelledby={`people-${source.id}`}>
      <h3 id={`people-${source.id}`}>{say('page.sources.people')}</h3>
      <p className="source-leave">
        <MayLeave leave={source.mayLeave} /> <span className="soft">{source.why}</span>
      </p>
      {people.length > 0 && (
        <ul className="source-people">
          {people.map((person) => (
            <li key={person.id}>
              <bdi>{person.pseudonym}</bdi>{' '}
              <span className="soft">
                {person.what}
                {person.speaker !== null && person.speaker !== person.pseudonym && (
                  <>
                    {' '}
                    (<bdi>{person.speaker}</bdi>)
                  </>
                )}
              </span>
              {!source.withdrawn && (
                <button
                  type="button"
                  className="linklike quiet"
                  aria-label={say('page.sources.unlink-person', { person: person.pseudonym })}
                  onClick={() => unlink(person.id, person.kind)}
                >
                  {say('page.sources.remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!source.withdrawn && <LinkPerson detail={detail} />}
      <a href="#/protection">{say('page.sources.to-protection')}</a>
    </section>
  );
}
