import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { CodeDot } from '../../parts/CodeDot';
import type { ShownCode } from './shown';

interface TouchBarProps {
  readonly hasSelection: boolean;
  /** The codes of the digits 1 to 9. */
  readonly digits: readonly string[];
  readonly codes: ReadonlyMap<string, ShownCode>;
  readonly give: (code: string) => void;
}

/** What can be done with the words that are selected: for the mouse, and on a telephone the sheet below the text. */
export function TouchBar({ hasSelection, digits, codes, give }: TouchBarProps) {
  const { say } = useMessages();
  if (!hasSelection) return null;
  return (
    <section className="touch-bar" aria-label={say('page.coding.selected')}>
      <ActionButton action="coding.by-name" className="act is-main" />
      <ActionButton action="coding.in-vivo" />
      <ActionButton action="coding.link" />
      <span className="touch-codes">
        {digits.map((code, i) => (
          // A press must not take the selection away.
          <button
            key={code}
            type="button"
            className="judged-chip"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => give(code)}
          >
            <CodeDot colour={codes.get(code)?.colour ?? null} />
            <bdi>{codes.get(code)?.name}</bdi>
            <kbd>{i + 1}</kbd>
          </button>
        ))}
      </span>
    </section>
  );
}
