import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import { useCodes, useSources } from '../../shell/queries';
import { useCodeCounts } from './queries';

interface CodeAtHandProps {
  readonly code: string | null;
  readonly colour?: string | null;
}

/** What a code means, when to use it and when not, and how often it was given: under the tree while one codes. */
export function CodeAtHand({ code: id, colour }: CodeAtHandProps) {
  const { say } = useMessages();
  const code = useCodes().data?.find((one) => one.id === id);
  const count = useCodeCounts().data?.find((one) => one.code === id);
  const sources = useSources().data?.filter((source) => !source.withdrawn).length ?? 0;
  if (code === undefined) return null;
  return (
    <section className="code-at-hand" aria-label={say('page.codebook.at-hand', { code: code.name })}>
      <h3>
        <CodeDot colour={colour === undefined ? code.colour : colour} />
        <bdi translate="no">{code.name}</bdi>
      </h3>
      {code.definition === null && code.use === null && code.notUse === null && <p className="faint">{say('page.codebook.undefined')}</p>}
      {code.definition !== null && (
        <p dir="auto" translate="no">
          {code.definition}
        </p>
      )}
      {code.use !== null && (
        <p dir="auto" className="soft">
          <strong>{say('page.codebook.short.use')}</strong> <span translate="no">{code.use}</span>
        </p>
      )}
      {code.notUse !== null && (
        <p dir="auto" className="soft">
          <strong>{say('page.codebook.short.not-use')}</strong> <span translate="no">{code.notUse}</span>
        </p>
      )}
      {count !== undefined && (
        <p className="soft number">{say('page.codebook.counts', { codings: count.codings, sources: count.sources, of: sources })}</p>
      )}
    </section>
  );
}
