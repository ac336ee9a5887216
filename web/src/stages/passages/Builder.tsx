import { useMemo, useRef } from 'react';
import type { CodeItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import { DropDown } from '../../parts/DropDown';
import { KeyHint } from '../../parts/KeyHint';
import { NamePicker, type Pickable } from '../../parts/NamePicker';
import type { FoundCounts } from './items';
import { type CodeRef, type How, meets, type Narrowing, narrowings, type Question, toggled, withCode, withGroup } from './question';
import { choices, type Known, nameOf } from './values';

/** What is open of the builder: the picker of a group, of a filter, or nothing. */
export type Picking = { readonly what: 'code'; readonly group: number } | { readonly what: 'filter' } | null;

interface BuilderProps {
  readonly question: Question;
  readonly codes: readonly CodeItem[];
  readonly sets: readonly { readonly id: string; readonly name: string }[];
  readonly known: Known;
  readonly counts: FoundCounts | null | undefined;
  readonly picking: Picking;
  pick(picking: Picking): void;
  ask(question: Question): void;
}

/** Which codes must meet and must not, and what narrows: every part a chip that can be taken away. */
export function Builder({ question, codes, sets, known, counts, picking, pick, ask }: BuilderProps) {
  const { say } = useMessages();
  const items = useMemo(
    (): Pickable[] => [
      ...codes.map((code) => ({ id: `code:${code.id}`, name: code.name, note: above(code), aliases: [code.path], colour: code.colour })),
      ...sets.map((set) => ({ id: `set:${set.id}`, name: set.name, note: say('page.passages.set') })),
    ],
    [codes, sets, say],
  );
  const add = (at: number, id: string): void => {
    const [kind, ref] = id.split(':');
    if (ref !== undefined) ask(withCode(question, at, { kind: kind === 'set' ? 'set' : 'code', id: ref }));
  };
  const picker = (at: number, label: string, className: string) => (
    <DropDown
      label={label}
      name={say('page.passages.act.add-code')}
      className={className}
      isOpen={picking?.what === 'code' && picking.group === at}
      setOpen={(open) => pick(open ? { what: 'code', group: at } : null)}
    >
      <NamePicker
        label={say('page.passages.code-by-name')}
        nothing={say('page.passages.no-such-code')}
        items={items}
        autoFocus
        pick={(id) => add(at, id)}
      />
    </DropDown>
  );
  const { groups } = question;
  const hasWords = question.words.trim() !== '';
  return (
    <div className="builder">
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place.
        <fieldset key={at} className="code-group">
          <legend className="only-heard">{say(`page.passages.how.${group.how}`)}</legend>
          <select
            className="how"
            aria-label={say('page.passages.how')}
            value={group.how}
            onChange={(event) => ask(withGroup(question, at, { ...group, how: event.currentTarget.value as How }))}
          >
            {(['any', 'all', 'none'] as const).map((how) => (
              <option key={how} value={how}>
                {say(`page.passages.how.${how}`)}
              </option>
            ))}
          </select>
          {group.codes.map((ref) => (
            <CodeChip
              key={ref.id}
              code={ref}
              codes={codes}
              sets={sets}
              remove={() => ask(withGroup(question, at, { ...group, codes: group.codes.filter((one) => one.id !== ref.id) }))}
            />
          ))}
          {picker(at, '+', 'act add')}
        </fieldset>
      ))}
      <span className="builder-add">
        {picker(groups.length, say(groups.length === 0 ? 'page.passages.add-code' : 'page.passages.add-group'), 'act')}
        {groups.length === 0 && <KeyHint action="passages.add-code" />}
      </span>
      <Filters
        question={question}
        known={known}
        counts={counts}
        isOpen={picking?.what === 'filter'}
        setOpen={(open) => pick(open ? { what: 'filter' } : null)}
        ask={ask}
      />
      {groups.length > 0 && <Check label={say('page.passages.below')} on={question.below} set={(below) => ask({ ...question, below })} />}
      {meets(question) && (
        <Check label={say('page.passages.same-coder')} on={question.sameCoder} set={(sameCoder) => ask({ ...question, sameCoder })} />
      )}
      {hasWords && question.in === 'text' && (
        <Check label={say('page.passages.not-coded')} on={question.notCoded} set={(notCoded) => ask({ ...question, notCoded })} />
      )}
    </div>
  );
}

function CodeChip({
  code,
  codes,
  sets,
  remove,
}: {
  readonly code: CodeRef;
  readonly codes: BuilderProps['codes'];
  readonly sets: BuilderProps['sets'];
  remove(): void;
}) {
  const { say } = useMessages();
  const known = code.kind === 'code' ? codes.find((one) => one.id === code.id) : undefined;
  const name = known?.path ?? sets.find((set) => set.id === code.id)?.name ?? say('page.passages.gone');
  return (
    <Chip name={say('page.passages.remove', { what: name })} remove={remove}>
      {code.kind === 'code' ? <CodeDot colour={known?.colour ?? null} /> : <span className="soft">{say('page.passages.set')}</span>}
      <bdi>{known?.name ?? name}</bdi>
    </Chip>
  );
}

interface FiltersProps extends Pick<BuilderProps, 'question' | 'known' | 'counts' | 'ask'> {
  readonly isOpen: boolean;
  setOpen(open: boolean): void;
}

function Filters({ question, known, counts, isOpen, setOpen, ask }: FiltersProps) {
  const { say } = useMessages();
  const frame = useRef<HTMLSpanElement>(null);
  const items = useMemo(() => (isOpen ? choices(known, counts) : []), [isOpen, known, counts]);
  const toggle = (id: string): void => {
    const colon = id.indexOf(':');
    ask(toggled(question, id.slice(0, colon) as Narrowing, id.slice(colon + 1)));
  };
  return (
    <span className="filters" ref={frame}>
      {narrowings.map((narrowing) => {
        const values: readonly string[] = question.filter[narrowing] ?? [];
        return values.map((value) => {
          const by = say(`page.passages.by.${narrowing}`);
          const name = nameOf(narrowing, value, known);
          return (
            <Chip
              key={`${narrowing}:${value}`}
              name={say('page.passages.remove', { what: `${by}: ${name}` })}
              remove={() => ask(toggled(question, narrowing, value))}
            >
              <span className="soft">{by}</span> <bdi>{name}</bdi>
            </Chip>
          );
        });
      })}
      <span className="builder-add">
        <DropDown label={say('page.passages.add-filter')} isOpen={isOpen} setOpen={setOpen}>
          <NamePicker
            label={say('page.passages.filter-by-name')}
            nothing={say('page.passages.no-such-filter')}
            items={items}
            autoFocus
            pick={toggle}
          />
        </DropDown>
        <KeyHint action="passages.add-filter" />
      </span>
    </span>
  );
}

/** Something asked, which a click takes away. */
function Chip({ name, children, remove }: { readonly name: string; readonly children: React.ReactNode; remove(): void }) {
  return (
    <button type="button" className="chip" aria-label={name} title={name} onClick={remove}>
      {children}
      <span aria-hidden="true" className="chip-away">
        ×
      </span>
    </button>
  );
}

function Check({ label, on, set }: { readonly label: string; readonly on: boolean; set(on: boolean): void }) {
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

const above = (code: CodeItem): string => code.path.slice(0, Math.max(0, code.path.length - code.name.length - 1));
