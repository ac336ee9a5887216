import { useMessages } from '../../messages/current';
import type { SourceDetail } from './items';
import { MayLeave } from './SourceSigns';

/** Who spoke, who helped, and what they allow to leave. */
export function PeoplePart({ detail }: { readonly detail: SourceDetail }) {
  const { say } = useMessages();
  const { source, participants, collaborators } = detail;
  return (
    <section className="source-part" aria-labelledby={`people-${source.id}`}>
      <h3 id={`people-${source.id}`}>{say('page.sources.people')}</h3>
      <p className="source-leave">
        <MayLeave leave={source.mayLeave} /> <span className="soft">{source.why}</span>
      </p>
      {participants.length + collaborators.length > 0 && (
        <ul className="source-people">
          {participants.map((person) => (
            <li key={person.id}>
              <bdi>{person.pseudonym}</bdi> <span className="soft">{say('page.sources.spoke')}</span>
            </li>
          ))}
          {collaborators.map((person) => (
            <li key={person.id}>
              <bdi>{person.pseudonym}</bdi> <span className="soft">{say('page.sources.helped')}</span>
            </li>
          ))}
        </ul>
      )}
      <a href="#/protection">{say('page.sources.to-protection')}</a>
    </section>
  );
}
