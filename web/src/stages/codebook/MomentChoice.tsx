import { useMessages } from '../../messages/current';
import { dayOf } from '../history/days';
import type { CodebookMoment, CodebookVersion } from './items';

interface MomentChoiceProps {
  readonly label: string;
  readonly versions: readonly CodebookVersion[];
  readonly value: CodebookMoment;
  choose(moment: CodebookMoment): void;
}

/** A state of the codebook: as it stands, at a version, or at the end of a day. */
export function MomentChoice({ label, versions, value, choose }: MomentChoiceProps) {
  const { say } = useMessages();
  const kind = value.version != null ? value.version : value.day != null ? 'day' : 'now';
  const today = dayOf(new Date().toISOString());
  return (
    <span className="moment">
      <select
        className="form-field"
        aria-label={label}
        value={kind}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          choose(chosen === 'now' ? {} : chosen === 'day' ? { day: today } : { version: chosen });
        }}
      >
        <option value="now">{say('page.codebook.version.now')}</option>
        {versions.map((version) => (
          <option key={version.id} value={version.id} translate="no">
            {version.name}
          </option>
        ))}
        <option value="day">{say('page.codebook.version.on-a-day')}</option>
      </select>
      {value.day != null && (
        <input
          type="date"
          className="form-field"
          aria-label={say('page.codebook.version.day-of', { label })}
          value={value.day}
          max={today}
          onChange={(event) => {
            if (event.currentTarget.value !== '') choose({ day: event.currentTarget.value });
          }}
        />
      )}
    </span>
  );
}
