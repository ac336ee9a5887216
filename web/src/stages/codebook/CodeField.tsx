import { type KeyboardEvent, useLayoutEffect } from 'react';
import { useMessages } from '../../messages/current';
import { KeyHint } from '../../parts/KeyHint';
import { FindIcon } from './icons';

interface CodeFieldProps {
  readonly id: string;
  readonly treeId: string;
  readonly markedId: string | undefined;
  readonly typed: string;
  readonly findAction?: string;
  type(text: string): void;
  mark(by: 1 | -1): void;
  take(): void;
  /** To the tree. */
  leave(): void;
}

/** Where a code is found or made by a few letters: Enter takes the marked one, Escape clears it. */
export function CodeField({ id, treeId, markedId, typed, findAction, type, mark, take, leave }: CodeFieldProps) {
  const { say } = useMessages();
  useLayoutEffect(() => {
    if (markedId !== undefined) document.getElementById(markedId)?.scrollIntoView({ block: 'nearest' });
  }, [markedId]);
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const isEmpty = typed.trim() === '';
    if (event.key === 'ArrowDown' && isEmpty) leave();
    else if (event.key === 'ArrowDown') mark(1);
    else if (event.key === 'ArrowUp' && !isEmpty) mark(-1);
    else if (event.key === 'Enter' && !isEmpty) take();
    else if (event.key === 'Escape' && typed !== '') type('');
    else if (event.key === 'Escape') event.currentTarget instanceof HTMLElement && event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="code-field">
      <FindIcon />
      <input
        id={id}
        role="combobox"
        aria-label={say('page.codebook.find')}
        placeholder={say('page.codebook.find')}
        aria-expanded="true"
        aria-controls={treeId}
        aria-haspopup="tree"
        aria-activedescendant={markedId}
        aria-autocomplete="list"
        value={typed}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        translate="no"
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      {findAction !== undefined && typed === '' && <KeyHint action={findAction} />}
    </div>
  );
}
