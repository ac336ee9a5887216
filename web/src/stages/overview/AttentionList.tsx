import type { components } from '../../api/openapi';
import { useMessages } from '../../messages/current';
import { Panel } from '../../parts/Panel';

type AttentionItem = components['schemas']['AttentionItem'];

/** Where a thing is looked after: `/sources?coded=none`. Ids and words of ours alone stand in it. */
export function placeOf({ page, search, document }: AttentionItem): string | null {
  if (page === null) return null;
  const path = page === 'code' && document !== null ? `/code/${document}` : `/${page}`;
  const said = new URLSearchParams(search);
  return said.size === 0 ? path : `${path}?${said}`;
}

/** What needs a person, each with the way there. */
export function AttentionList({ items }: { readonly items: readonly AttentionItem[] }) {
  const { say } = useMessages();
  return (
    <Panel title={say('page.overview.attention')} className="attention">
      {items.length === 0 ? (
        <p className="soft">{say('page.overview.nothing')}</p>
      ) : (
        <ul>
          {items.map((item) => {
            const place = placeOf(item);
            return <li key={`${item.code} ${item.document}`}>{place === null ? item.words : <a href={`#${place}`}>{item.words}</a>}</li>;
          })}
        </ul>
      )}
    </Panel>
  );
}
