import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import type { CodeItem } from './items';
import { MemoCard } from './MemoCard';
import { useMemos } from './queries';

/** The memos about a code and about its codings. */
export function EntryMemos({ code }: { readonly code: CodeItem }) {
  const { say } = useMessages();
  const memos = useMemos().data?.filter((memo) => memo.code === code.id) ?? [];
  return (
    <section className="entry-part" aria-labelledby="entry-memos">
      <div className="entry-part-head">
        <h3 id="entry-memos">{say('page.codebook.view.memos')}</h3>
        <ActionButton action="codebook.memo" />
      </div>
      {memos.length === 0 && <p className="soft">{say('page.codebook.no-memos-of-code')}</p>}
      {memos.map((memo) => (
        <MemoCard key={memo.id} memo={memo} />
      ))}
    </section>
  );
}
