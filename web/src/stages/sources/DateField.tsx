import { type KeyboardEvent, useRef, useState } from 'react';
import { useMessages } from '../../messages/current';
import { focusBack } from '../../parts/focusBack';
import { useDraft } from '../../shell/drafts';
import { useDateReading, useEvents } from './queries';

interface DateFieldProps {
  readonly source: string;
  /** For who listens: `Date of P-04`. */
  readonly label: string;
  /** The words as they were typed, else the date itself. */
  readonly value: string;
  /** How the date that is kept is read. */
  readonly inWords: string | null;
  readonly edtf: string | null;
  readonly disabled: boolean;
  save(typed: string): Promise<boolean>;
}

/** A date, typed as people say it, with how it is read beside it while it is being typed: what is saved is what stands there. */
export function DateField({ source, label, value, inWords, edtf, disabled, save }: DateFieldProps) {
  const { say } = useMessages();
  const [text, write, isDraft] = useDraft(`date:${source}`, value);
  const [isOpen, open] = useState(isDraft);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    write(null);
    open(false);
    focusBack(() => button.current);
  };
  const done = async (): Promise<void> => {
    if (text.trim() === value.trim() || (await save(text))) close();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.nativeEvent.isComposing)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') void done();
    else close();
  };
  if (!isOpen) {
    const isKnown = inWords !== null || value !== '';
    const shown = isKnown ? (inWords ?? value) : say('page.edit.empty');
    const said =
      inWords !== null && value !== '' && value !== inWords && value !== edtf ? say('page.sources.date-as-said', { said: value }) : null;
    return (
      <button
        type="button"
        ref={button}
        className="edit-in-place"
        disabled={disabled}
        aria-label={say('page.edit', { label, value: [shown, edtf, said].filter((part) => part !== null).join(' ') })}
        onClick={() => open(true)}
      >
        <bdi className={isKnown ? undefined : 'faint'}>{shown}</bdi>{' '}
        {edtf !== null && (
          <bdi className="date-edtf soft number" dir="ltr">
            {edtf}
          </bdi>
        )}{' '}
        {said !== null && <span className="date-said soft">{said}</span>}
      </button>
    );
  }
  return (
    <span className="edit-open">
      <input
        className="edit-field"
        aria-label={label}
        aria-describedby={`date-echo-${source}`}
        value={text}
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: it opened where the person clicked.
        autoFocus
        autoComplete="off"
        spellCheck={false}
        list={`date-events-${source}`}
        onKeyDown={press}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Echo source={source} typed={text} />
      <span className="edit-acts">
        <button type="button" className="act" onClick={() => void done()}>
          {say('page.sources.save')}
        </button>
        <button type="button" className="act" onClick={close}>
          {say('page.cancel')}
        </button>
      </span>
    </span>
  );
}

function Echo({ source, typed }: { readonly source: string; readonly typed: string }) {
  const { say } = useMessages();
  const reading = useDateReading(typed).data;
  const events = useEvents(true).data ?? [];
  return (
    <>
      <span id={`date-echo-${source}`} className="date-echo" data-read={reading?.read || undefined} aria-live="polite">
        {reading === undefined ? null : reading.read ? (
          <>
            {say('page.sources.date-read', { words: reading.words })}{' '}
            {reading.edtf !== null && (
              <bdi className="number" dir="ltr">
                {reading.edtf}
              </bdi>
            )}
            {reading.rangeWords !== null && <span className="soft"> {say('page.sources.date-range', { range: reading.rangeWords })}</span>}
            {reading.event !== null && reading.range === null && <span className="soft"> {say('page.sources.date-event-undated')}</span>}
          </>
        ) : (
          reading.words
        )}
      </span>
      {events.length > 0 && (
        <datalist id={`date-events-${source}`}>
          {events.map((event) => (
            <option key={event.id} value={say('page.sources.date-after', { event: event.name })} />
          ))}
        </datalist>
      )}
    </>
  );
}
