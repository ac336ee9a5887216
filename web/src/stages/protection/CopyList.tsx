import { useMessages } from '../../messages/current';
import type { CopyGoing } from './items';
import { When } from './When';

/** The copies that a person has to destroy. */
export function CopyList({ copies }: { readonly copies: readonly CopyGoing[] }) {
  const { say } = useMessages();
  return (
    <ul className="short-lines">
      {copies.map((copy) => (
        <li key={`${copy.kind} ${copy.name} ${copy.when}`}>
          {say(`page.protection.copy.${copy.kind}`)} <bdi>{copy.name}</bdi>,{' '}
          <span className="soft">
            <When at={copy.when} />
          </span>
        </li>
      ))}
    </ul>
  );
}
