import { useMessages } from '../../messages/current';
import type { CodeItem } from './items';
import { LinkPassages } from './LinkPassages';
import { useCausalLinks } from './queries';

/** The passages that join a code to another as cause or effect. */
export function EntryLinks({ code, codes }: { readonly code: CodeItem; readonly codes: readonly CodeItem[] }) {
  const { say } = useMessages();
  const rows = useCausalLinks().data?.filter(({ link }) => link.cause === code.id || link.effect === code.id) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="entry-part" aria-labelledby="entry-links">
      <h3 id="entry-links">{say('page.codebook.view.links')}</h3>
      <LinkPassages rows={rows} codes={codes} />
    </section>
  );
}
