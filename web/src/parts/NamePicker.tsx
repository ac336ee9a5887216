import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { filterByName, type Named } from '../actions/palette';
import { CodeDot } from './CodeDot';
import './namePicker.css';

/** Something that can be picked by its name. */
export interface Pickable extends Named {
  readonly id: string;
  /** What kind of thing it is, or where it stands. */
  readonly note?: string;
  /** At the end of its line: how many there are. */
  readonly count?: string;
  /** With a dot before it; null for one without a colour, nothing for no dot. */
  readonly colour?: string | null;
}

interface NamePickerProps {
  readonly label: string;
  readonly items: readonly Pickable[];
  /** Said where nothing is called so. */
  readonly nothing: string;
  readonly autoFocus?: boolean;
  pick(id: string): void;
}

const most = 80;

/** A field and what it finds as one types; arrows and Enter, or a click, pick. It stays open: who shows it closes it. */
export function NamePicker({ label, items, nothing, autoFocus = false, pick }: NamePickerProps) {
  const id = useId();
  const [typed, write] = useState('');
  const [at, mark] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => filterByName(items, typed).slice(0, most), [items, typed]);
  const marked = Math.min(at, found.length - 1);
  useLayoutEffect(() => {
    if (!autoFocus) return;
    // A dialog that opens around it gives the focus to what has the attribute.
    field.current?.setAttribute('autofocus', '');
    field.current?.focus();
  }, [autoFocus]);
  // In braces: newer browsers answer scrollIntoView with a promise, and an effect must return nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another line is marked.
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [marked, typed]);
  const take = (index: number): void => {
    const item = found[index];
    if (item === undefined) return;
    pick(item.id);
    write('');
    mark(0);
    field.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') mark(Math.min(found.length - 1, marked + 1));
    else if (event.key === 'ArrowUp') mark(Math.max(0, marked - 1));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take(marked);
    else return;
    event.preventDefault();
  };
  return (
    <div className="name-picker">
      <input
        ref={field}
        className="name-picker-field"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[marked] === undefined ? undefined : `${id}-${marked}`}
        placeholder={label}
        value={typed}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          write(event.currentTarget.value);
          mark(0);
        }}
        onKeyDown={press}
      />
      <div id={`${id}-list`} ref={list} className="name-picker-list" role="listbox" aria-label={label}>
        {found.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the option.
          <div
            key={item.id}
            id={`${id}-${index}`}
            className="name-picker-line"
            role="option"
            aria-selected={index === marked}
            onClick={() => take(index)}
          >
            {item.colour !== undefined && <CodeDot colour={item.colour} />}
            <bdi className="name-picker-name">{item.name}</bdi>
            {item.note !== undefined && <bdi className="name-picker-note">{item.note}</bdi>}
            {item.count !== undefined && <span className="name-picker-count number">{item.count}</span>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="soft name-picker-nothing">{nothing}</p>}
    </div>
  );
}
