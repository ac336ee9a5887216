import type { SourceItem } from '../../api/items';
import { useMessages } from '../../messages/current';

/** What may leave of a source: by words and a sign that needs no colour. */
export function MayLeave({ leave }: { readonly leave: SourceItem['mayLeave'] }) {
  const { say } = useMessages();
  return (
    <span className="may-leave" data-leave={leave}>
      <span className="may-leave-sign" aria-hidden="true" />
      {say(`page.sources.leave.${leave}`)}
    </span>
  );
}

/** How much of a text carries a code. A little is not nothing, and nearly all is not all. */
export function percent(share: number): string | number {
  const of = share * 100;
  if (of > 0 && of < 1) return '< 1';
  if (of > 99 && of < 100) return '> 99';
  return Math.round(of);
}

interface CodedShareProps {
  readonly share: number;
  readonly codings: number;
}

/** The share of a source that is coded, as a bar and in words. */
export function CodedShare({ share, codings }: CodedShareProps) {
  const { say } = useMessages();
  return (
    <span className="coded-share">
      <span className="number soft">
        {codings === 0 ? say('page.sources.not-coded') : say('page.sources.percent', { percent: percent(share) })}
      </span>
      <span className="coded-track" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, share * 100)}%` }} />
      </span>
    </span>
  );
}
