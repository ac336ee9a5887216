import { useMessages } from '../../messages/current';
import type { DrawnLink } from './drawnLinks';

/** What led to what as the words of a turn have it; each shows the words it was drawn on. */
export function TurnLinks({ links, show }: { readonly links: readonly DrawnLink[]; show(link: DrawnLink): void }) {
  const { say } = useMessages();
  return (
    <ul className="turn-links" aria-label={say('page.coding.links-here')}>
      {links.map((link) => (
        <li key={link.id}>
          <button type="button" className="turn-link" onClick={() => show(link)}>
            <bdi>{link.cause}</bdi> <span className="turn-link-sign">{say(`page.codebook.link.${link.sign}`)}</span>{' '}
            <bdi>{link.effect}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
