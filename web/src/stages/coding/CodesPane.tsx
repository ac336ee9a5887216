import { memo } from 'react';
import type { CodeItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import type { ShownCode } from './shown';

interface CodesPaneProps {
  readonly codes: readonly CodeItem[];
  readonly shown: ReadonlyMap<string, ShownCode>;
  /** How often each code is given in the text that is open. */
  readonly counts: ReadonlyMap<string, number>;
  /** The codes of the digits 1 to 9. */
  readonly digits: readonly string[];
  readonly chosen: string | null;
  readonly choose: (code: string) => void;
}

/** The codebook beside the text: a click gives the code, as its digit does. */
export const CodesPane = memo(function CodesPane({ codes, shown, counts, digits, chosen, choose }: CodesPaneProps) {
  const { say } = useMessages();
  const definition = codes.find((code) => code.id === chosen);
  return (
    <section className="codes-pane" aria-label={say('page.go.codebook')}>
      <div className="pane-head">
        <h2>{say('page.go.codebook')}</h2>
        <span className="soft number">{codes.length}</span>
      </div>
      <ul className="pane-list codes-list">
        {codes.map((code) => {
          const digit = digits.indexOf(code.id) + 1;
          return (
            <li key={code.id}>
              <button
                type="button"
                className="code-line"
                style={{ paddingInlineStart: 12 + code.depth * 18 }}
                aria-current={code.id === chosen || undefined}
                onClick={() => choose(code.id)}
              >
                <CodeDot colour={shown.get(code.id)?.colour ?? null} />
                <bdi className="code-name">{code.name}</bdi>
                {digit > 0 && <kbd>{digit}</kbd>}
                <span className="code-count number">{counts.get(code.id) ?? ''}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {definition !== undefined && (
        <div className="code-about">
          <h3>
            <CodeDot colour={shown.get(definition.id)?.colour ?? null} /> <bdi>{definition.name}</bdi>
          </h3>
          {definition.definition != null && <p dir="auto">{definition.definition}</p>}
          {definition.use != null && (
            <p dir="auto">
              <strong>{say('page.coding.use')}</strong> {definition.use}
            </p>
          )}
          {definition.notUse != null && (
            <p dir="auto" className="soft">
              <strong>{say('page.coding.not-use')}</strong> {definition.notUse}
            </p>
          )}
        </div>
      )}
    </section>
  );
});
