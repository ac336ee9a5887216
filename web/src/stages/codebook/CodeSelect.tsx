import type { CodeItem } from './items';

interface CodeSelectProps {
  readonly label: string;
  readonly codes: readonly CodeItem[];
  readonly value: string | null;
  /** What stands for no code. */
  readonly none: string;
  choose(code: string | null): void;
}

/** A code of the tree, chosen from a list that is set in as the tree is. */
export function CodeSelect({ label, codes, value, none, choose }: CodeSelectProps) {
  return (
    <select
      className="form-field"
      aria-label={label}
      value={value ?? ''}
      translate="no"
      onChange={(event) => choose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    >
      <option value="">{none}</option>
      {codes.map((code) => (
        <option key={code.id} value={code.id}>
          {'\u2003'.repeat(code.depth) + code.name}
        </option>
      ))}
    </select>
  );
}
