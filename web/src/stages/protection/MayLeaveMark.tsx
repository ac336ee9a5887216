import { useMessages } from '../../messages/current';
import type { MayLeave } from './items';

// Filled by as much as may leave: told apart without colour, and always beside its word.
const filled: Record<MayLeave, number> = { nothing: 0, background: 1, paraphrase: 2, verbatim: 3 };

/** What may leave, in a word. */
export function MayLeaveMark({ use }: { readonly use: MayLeave }) {
  const { say } = useMessages();
  return (
    <span className="leave-mark" data-use={use}>
      <span className="leave-mark-bars" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <i key={bar} data-on={bar <= filled[use] || undefined} />
        ))}
      </span>
      {say(`page.protection.leaves.${use}`)}
    </span>
  );
}
