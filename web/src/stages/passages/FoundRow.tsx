import type { CodeItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import type { FoundItem } from './items';
import { judgementCode } from './values';

interface FoundRowProps {
  readonly found: FoundItem | undefined;
  readonly isChosen: boolean;
  readonly codes: ReadonlyMap<string, CodeItem>;
  readonly coders: ReadonlyMap<string, string>;
}

const most = 6;

/** An answer: where it is, who speaks, the words in their context, its codes and how it is judged. */
export function FoundRow({ found, isChosen, codes, coders }: FoundRowProps) {
  const { say, number } = useMessages();
  if (found === undefined) return <div className="found-row faint">…</div>;
  const judged = judgements(found);
  const chips = found.codes.slice(0, most);
  return (
    <div className="found-row">
      <span className="found-mark" data-on={isChosen || undefined} aria-hidden="true">
        {isChosen ? '✓' : ''}
      </span>
      <div className="found-head">
        {found.sourceName !== null && <bdi className="found-source">{found.documentName ?? found.sourceName}</bdi>}
        {found.turn !== null && <span className="soft number">{say('page.passages.turn', { number: number(found.turn) })}</span>}
        {found.speaker !== null && found.speaker.toLowerCase() !== found.sourceName?.toLowerCase() && (
          <bdi className="soft">{found.speaker}</bdi>
        )}
        {!found.inText && <Written found={found} code={found.code === null ? undefined : codes.get(found.code)} />}
        <span className="found-chips">
          {chips.map((one) => {
            const code = codes.get(one.code);
            const own = one.code === found.code;
            return (
              <span key={one.code} className="found-chip" data-own={own || undefined}>
                <CodeDot colour={code?.colour ?? null} />
                <bdi>{code?.name ?? ''}</bdi>
              </span>
            );
          })}
          {found.codes.length > most && <span className="soft">+{number(found.codes.length - most)}</span>}
        </span>
      </div>
      <p className="found-words" dir="auto">
        <span className="found-around">{found.before}</span>
        <mark>{found.text}</mark>
        {found.cut ? '…' : <span className="found-around">{found.after}</span>}
      </p>
      {(judged.length > 0 || found.coder !== null || found.note !== null) && (
        <div className="found-foot">
          {found.coder !== null && <bdi>{coders.get(found.coder)}</bdi>}
          {judged.map((code) => (
            <span key={code}>{say(code)}</span>
          ))}
          {found.note !== null && (
            <span className="found-note" dir="auto">
              {found.note}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

function Written({ found, code }: { readonly found: FoundItem; readonly code: CodeItem | undefined }) {
  const { say } = useMessages();
  return (
    <>
      {code !== undefined && (
        <span className="found-chip">
          <CodeDot colour={code.colour} />
          <bdi>{code.name}</bdi>
        </span>
      )}
      {found.memoTitle !== null && <bdi className="found-source">{found.memoTitle}</bdi>}
      <span className="soft">{say(found.memo !== null ? 'page.passages.in-memo' : `page.passages.field.${found.field ?? 'memo'}`)}</span>
    </>
  );
}

/** The judgements that somebody made, as codes of the catalogue. */
export function judgements(found: FoundItem): string[] {
  const all = [
    ['stances', found.stance],
    ['standings', found.standing],
    ['elicitations', found.elicitation],
    ['standpoints', found.standpoint],
  ] as const;
  return all.flatMap(([judging, value]) =>
    value === null || value === undefined || value === 'unset' ? [] : [judgementCode(judging, value)],
  );
}
