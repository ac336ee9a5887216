import { Fragment, useState } from 'react';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import { Empty } from '../../parts/Empty';
import type { CausalEdge, CodeItem } from './items';
import { LinkPassages } from './LinkPassages';
import { useCausalLinks, useCausalMap } from './queries';

interface LinksProps {
  readonly codes: readonly CodeItem[];
  readonly colours: ReadonlyMap<string, { readonly colour: string }>;
}

const keyOf = (edge: CausalEdge): string => `${edge.cause}-${edge.effect}-${edge.sign}`;

/** What led to what as the sources tell it, counted by independent sources; each line opens the passages that say so. */
export function Links({ codes, colours }: LinksProps) {
  const { say, list, number } = useMessages();
  const map = useCausalMap().data;
  const rows = useCausalLinks().data ?? [];
  const [open, setOpen] = useState<string | null>(null);
  if (map === undefined) return null;
  if (map.edges.length === 0) return <Empty title={say('page.codebook.link.none')}>{say('page.codebook.link.what-for')}</Empty>;
  const named = (id: string) => (
    <span className="code-named">
      <CodeDot colour={colours.get(id)?.colour ?? null} />
      <bdi translate="no">{codes.find((code) => code.id === id)?.name}</bdi>
    </span>
  );
  const pathOf = (id: string): string => codes.find((code) => code.id === id)?.path ?? '';
  const edges = [...map.edges].sort((a, b) => b.says.independent - a.says.independent || b.says.links - a.says.links);
  return (
    <>
      <p className="soft">{say('page.codebook.link.counted')}</p>
      {map.contradictions.map((found) => (
        <p key={`${found.cause}-${found.effect}-${found.kind}`} className="note-warn">
          {say(`page.codebook.link.contradiction.${found.kind}`, {
            cause: pathOf(found.cause),
            effect: pathOf(found.effect),
            for: list(found.for),
            against: list(found.against),
            one: found.isWithinOne ? 'yes' : 'no',
          })}
        </p>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys too. */}
      <section className="scrolls-sideways" tabIndex={0} aria-label={say('page.codebook.view.links')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('page.codebook.link.cause')}</th>
              <th scope="col">{say('page.codebook.link.sign')}</th>
              <th scope="col">{say('page.codebook.link.effect')}</th>
              <th scope="col" className="is-number">
                {say('page.codebook.link.independent')}
              </th>
              <th scope="col" className="is-number">
                {say('page.codebook.link.sources')}
              </th>
              <th scope="col" className="is-number">
                {say('page.codebook.link.denied')}
              </th>
              <th scope="col">{say('page.codebook.link.passages')}</th>
            </tr>
          </thead>
          <tbody>
            {edges.map((edge) => {
              const key = keyOf(edge);
              const isOpen = open === key;
              const said = rows.filter(({ link }) => link.cause === edge.cause && link.effect === edge.effect && link.sign === edge.sign);
              return (
                <Fragment key={key}>
                  <tr>
                    <td>{named(edge.cause)}</td>
                    <td>{say(`page.codebook.link.${edge.sign}`)}</td>
                    <td>{named(edge.effect)}</td>
                    <td className="is-number">
                      <strong>{number(edge.says.independent)}</strong>
                    </td>
                    <td className="is-number">{number(edge.says.sources)}</td>
                    <td className="is-number">{number(edge.denies.independent)}</td>
                    <td>
                      <button type="button" className="linklike number" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : key)}>
                        {say('page.codebook.link.show', { count: edge.says.links + edge.denies.links })}
                      </button>
                    </td>
                  </tr>
                  {isOpen && (
                    <tr>
                      <td colSpan={7} className="is-open">
                        <LinkPassages rows={said} codes={codes} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}
