import { type KeyboardEvent, useMemo, useState } from 'react';
import { registry } from '../actions/all';
import { useStateNow } from '../actions/now';
import { filterByName } from '../actions/palette';
import { useMessages } from '../messages/current';
import { Dialog } from '../parts/Dialog';
import { KeyHint } from '../parts/KeyHint';
import { opened } from './sheets';

const close = (): void => opened.set(null);

/** Everything that can be done now, found by its name. */
export default function Palette() {
  const { say } = useMessages();
  const state = useStateNow();
  const [typed, write] = useState('');
  const [at, move] = useState(0);
  const found = useMemo(() => {
    const here = registry.actions.filter((action) => action.inPalette !== false && action.enabled(state));
    return filterByName(
      here.map((action) => ({ action, name: say(action.label) })),
      typed,
    ).slice(0, 60);
  }, [state, typed, say]);
  const chosen = Math.min(at, found.length - 1);
  const run = (index: number): void => {
    const action = found[index]?.action;
    if (action === undefined) return;
    close();
    // The focus returns to the page first: an action may want to move it.
    setTimeout(() => action.run(state, 'palette'));
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) move(Math.max(0, Math.min(found.length - 1, chosen + step)));
    else if (event.key === 'Enter') run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={say('page.palette.open')} hideTitle onClose={close} className="palette">
      <input
        className="palette-field"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] === undefined ? undefined : `palette-${chosen}`}
        aria-label={say('page.palette.field')}
        placeholder={say('page.palette.field')}
        value={typed}
        onChange={(event) => {
          write(event.currentTarget.value);
          move(0);
        }}
        onKeyDown={press}
        autoComplete="off"
        spellCheck={false}
      />
      <div id="palette-list" className="palette-list" role="listbox" aria-label={say('page.palette.open')}>
        {found.map(({ action, name }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the option.
          <div
            key={action.id}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === chosen}
            className="palette-item"
            ref={index === chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => run(index)}
          >
            <span>{name}</span>
            <KeyHint action={action.id} />
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="soft">{say('page.palette.nothing')}</p>}
    </Dialog>
  );
}
