import { useEffect, useRef } from 'react';
import { useMessages } from '../../messages/current';
import { palette } from './palette';

interface ColourChoiceProps {
  readonly label: string;
  /** The code's own colour; null where it takes that of the code above. */
  readonly value: string | null;
  /** What is shown without one of its own. */
  readonly shown: string;
  choose(colour: string | null): void;
}

/** A colour from a palette that can be seen by everybody, any other, or none of its own. Each is said by its name. */
export function ColourChoice({ label, value, shown, choose }: ColourChoiceProps) {
  const { say } = useMessages();
  const isOurs = palette.some(([, colour]) => colour === value);
  const free = useRef<HTMLInputElement>(null);
  const latest = useRef(choose);
  latest.current = choose;
  // The browser tells of every colour that the pointer passes; only the one that is taken is an act.
  useEffect(() => {
    const input = free.current;
    const take = (): void => latest.current(input?.value ?? null);
    input?.addEventListener('change', take);
    return () => input?.removeEventListener('change', take);
  }, []);
  return (
    <fieldset className="colour-choice">
      <legend className="only-heard">{label}</legend>
      {palette.map(([name, colour]) => (
        <button
          key={name}
          type="button"
          className="colour-swatch"
          style={{ background: colour }}
          aria-pressed={colour === value}
          aria-label={say(`page.codebook.colour.${name}`)}
          title={say(`page.codebook.colour.${name}`)}
          onClick={() => choose(colour)}
        />
      ))}
      <label className="colour-free" data-chosen={(value !== null && !isOurs) || undefined}>
        <input ref={free} type="color" key={value ?? shown} defaultValue={value ?? shown} />
        <span>{say('page.codebook.colour.other')}</span>
      </label>
      {value !== null && (
        <button type="button" className="linklike" onClick={() => choose(null)}>
          {say('page.codebook.colour.none')}
        </button>
      )}
    </fieldset>
  );
}
