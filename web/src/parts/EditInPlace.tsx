import { type KeyboardEvent, useRef, useState } from 'react';
import { useMessages } from '../messages/current';
import { useDraft } from '../shell/drafts';
import { focusBack } from './focusBack';

interface EditInPlaceProps {
  /** What it is called, for who listens: `Title of P-04`. */
  readonly label: string;
  readonly value: string;
  /** How it is shown where it is not being edited; as it is, without it. */
  readonly shown?: string | undefined;
  /** Where the draft is kept: an id, never words. */
  readonly draftKey: string;
  /** Shown where the value is empty. */
  readonly placeholder?: string;
  readonly multiline?: boolean;
  readonly disabled?: boolean;
  /** Saves; false keeps the field open with what was typed. */
  save(value: string): Promise<boolean>;
}

/** A text that turns into a field where it stands: Enter saves, Escape takes back; with several lines, Ctrl-Enter saves. */
export function EditInPlace({
  label,
  value,
  shown = value,
  draftKey,
  placeholder,
  multiline = false,
  disabled = false,
  save,
}: EditInPlaceProps) {
  const { say } = useMessages();
  const [text, write, isDraft] = useDraft(draftKey, value);
  const [isOpen, open] = useState(isDraft);
  const [pending, setPending] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    write(null);
    open(false);
    focusBack(() => button.current);
  };
  const done = async (): Promise<void> => {
    if (pending) return;
    if (text === value) return close();
    setPending(true);
    try {
      if (await save(text)) close();
    } finally {
      setPending(false);
    }
  };
  const press = (event: KeyboardEvent): void => {
    const saves = event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing;
    if (!saves && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (saves) void done();
    else close();
  };
  const hint = placeholder ?? say('page.edit.empty');
  if (!isOpen)
    return (
      <button
        type="button"
        ref={button}
        className="edit-in-place"
        disabled={disabled}
        aria-label={say('page.edit', { label, value: value === '' ? hint : shown })}
        onClick={() => open(true)}
      >
        <bdi>{value === '' ? <span className="faint">{hint}</span> : shown}</bdi>
      </button>
    );
  const field = {
    className: 'edit-field',
    'aria-label': label,
    value: text,
    dir: 'auto',
    autoFocus: true,
    autoComplete: 'off',
    spellCheck: false,
    onKeyDown: press,
    readOnly: pending,
  } as const;
  return multiline ? (
    <span className="edit-open">
      <textarea {...field} rows={4} onChange={(event) => write(event.currentTarget.value)} />
      <span className="soft">{say('page.edit.keys')}</span>
    </span>
  ) : (
    <input {...field} onChange={(event) => write(event.currentTarget.value)} onBlur={() => void done()} />
  );
}
