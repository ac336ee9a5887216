import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { registry } from '../../actions/all';
import { matches } from '../../actions/keys';
import { useMessages } from '../../messages/current';
import { isMac } from '../../shell/keyboard';
import { type Judged, judgements, wordsOf } from './judgements';

interface JudgementMenuProps {
  readonly which: Judged;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly close: () => void;
}

/** The judgements of one kind: a digit chooses, the kind's own key goes on to the next, Enter takes it. */
export function JudgementMenu({ which, value, choose, close }: JudgementMenuProps) {
  const { say } = useMessages();
  const values: readonly string[] = judgements[which];
  const [marked, mark] = useState(() => Math.max(0, (values.indexOf(value) + 1) % values.length));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), []);
  const press = (event: KeyboardEvent): void => {
    const digit = Number(event.key);
    const isOwn = registry.keysOf(`coding.${which}`).some((key) => matches(key, event.nativeEvent, isMac));
    const chosen = event.key === 'Enter' || event.key === ' ' ? values[marked] : Number.isInteger(digit) ? values[digit - 1] : undefined;
    if (chosen !== undefined) choose(chosen);
    else if (event.key === 'ArrowDown' || isOwn) mark((marked + 1) % values.length);
    else if (event.key === 'ArrowUp') mark((marked + values.length - 1) % values.length);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className="picker-veil" onPointerDown={close} aria-hidden="true" />
      <div className="judgement" role="dialog" aria-modal="true" aria-label={say(`report.${which}`)}>
        <div className="picker-title">{say(`report.${which}`)}</div>
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={say(`report.${which}`)}
          aria-activedescendant={`judgement-${marked}`}
          onKeyDown={press}
        >
          {values.map((one, line) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys
            <div
              key={one}
              id={`judgement-${line}`}
              className="picker-line"
              role="option"
              tabIndex={-1}
              aria-selected={line === marked}
              onClick={() => choose(one)}
              onPointerMove={() => mark(line)}
            >
              <kbd>{line + 1}</kbd>
              <span className="picker-name">{say(wordsOf(which, one))}</span>
              {one === value && <span className="picker-path">{say('page.coding.is-so')}</span>}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
