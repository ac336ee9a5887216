import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { filterByName } from '../../actions/palette';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';

/** A code as it is found by its name. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly colour: string;
  /** Its digit among the codes used last; null without one. */
  readonly digit: number | null;
}

interface CodePickerProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  /** Where in the window it opens; null where there is no room beside the words. */
  readonly at: { readonly top: number; readonly bottom: number; readonly left: number } | null;
  readonly choose: (code: string) => void;
  /** Makes a code of what was typed; without it only codes that are there can be chosen. */
  readonly create?: (name: string) => void;
  readonly close: () => void;
}

const most = 60;

/** Codes by name: a few letters of a name or path, Enter takes the first; Enter on a name that is not there makes the code. */
export function CodePicker({ title, choices, at, choose, create, close }: CodePickerProps) {
  const { say } = useMessages();
  const [typed, type] = useState('');
  const [marked, mark] = useState(0);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => filterByName(named(choices), typed).slice(0, most), [choices, typed]);
  const name = typed.trim();
  const isNew = create !== undefined && name !== '' && !choices.some((choice) => isCalled(choice, name));
  const count = found.length + (isNew ? 1 : 0);
  useEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => keepInWindow(frame.current, at), [at]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another line is marked
  useLayoutEffect(() => {
    frame.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [marked, typed]);

  const take = (line: number): void => {
    const choice = found[line];
    if (choice !== undefined) choose(choice.id);
    else if (isNew) create(name);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') mark((marked + 1) % Math.max(1, count));
    else if (event.key === 'ArrowUp') mark((marked + count - 1) % Math.max(1, count));
    else if (event.key === 'Enter') take(marked);
    else if (event.key === 'Escape') close();
    // Nothing else in it takes the focus.
    else if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className="picker-veil" onPointerDown={close} aria-hidden="true" />
      <div ref={frame} className="picker" role="dialog" aria-modal="true" aria-label={title} data-free={at === null || undefined}>
        <div className="picker-title">{title}</div>
        <input
          ref={field}
          className="picker-field"
          role="combobox"
          aria-label={title}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={count > 0 ? `${id}-${marked}` : undefined}
          aria-autocomplete="list"
          placeholder={say('page.coding.picker.placeholder')}
          value={typed}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            type(event.currentTarget.value);
            mark(0);
          }}
          onKeyDown={press}
        />
        <div id={`${id}-list`} className="picker-list" role="listbox" aria-label={title} tabIndex={-1}>
          {found.map((choice, line) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers the keys
            <div
              key={choice.id}
              id={`${id}-${line}`}
              className="picker-line"
              role="option"
              tabIndex={-1}
              aria-selected={line === marked}
              onClick={() => take(line)}
              onPointerMove={() => mark(line)}
            >
              <CodeDot colour={choice.colour} />
              <bdi className="picker-name">{choice.name}</bdi>
              {choice.path !== choice.name && <bdi className="picker-path">{choice.path.slice(0, -choice.name.length - 1)}</bdi>}
              {choice.digit !== null && <kbd>{choice.digit}</kbd>}
            </div>
          ))}
          {isNew && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers the keys
            <div
              id={`${id}-${found.length}`}
              className="picker-line"
              role="option"
              tabIndex={-1}
              aria-selected={marked === found.length}
              onClick={() => take(found.length)}
              onPointerMove={() => mark(found.length)}
            >
              <span className="picker-new">{say('page.coding.picker.create', { name })}</span>
            </div>
          )}
        </div>
        {count === 0 && <p className="picker-nothing">{say('page.coding.picker.nothing')}</p>}
      </div>
    </>
  );
}

function named(choices: readonly Choice[]): (Choice & { readonly aliases: readonly string[] })[] {
  return choices.map((choice) => ({ ...choice, aliases: [choice.path] }));
}

function isCalled(choice: Choice, name: string): boolean {
  return name.includes('/') ? tidy(choice.path) === tidy(name) : choice.name.toLocaleLowerCase() === name.toLocaleLowerCase();
}

const tidy = (path: string): string => path.toLocaleLowerCase().replace(/\s*\/\s*/g, '/');

/** The code above and the name of what was typed: `Leaving/Way out` is "Way out" below Leaving. */
export function splitPath(typed: string, choices: readonly Choice[]): { readonly name: string; readonly parent: string | null } {
  const slash = typed.lastIndexOf('/');
  if (slash < 0) return { name: typed, parent: null };
  const above = tidy(typed.slice(0, slash).trim());
  const parent = choices.find((choice) => tidy(choice.path) === above);
  return parent === undefined ? { name: typed, parent: null } : { name: typed.slice(slash + 1).trim(), parent: parent.id };
}

function keepInWindow(frame: HTMLElement | null, at: CodePickerProps['at']): void {
  if (frame === null || at === null) return;
  const { width, height } = frame.getBoundingClientRect();
  const below = at.bottom + 6;
  frame.style.top = `${below + height < innerHeight ? below : Math.max(8, at.top - height - 6)}px`;
  frame.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
}
