interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly name: string }[];
  choose(value: Value): void;
}

/** A few choices of which one holds. */
export function Segmented<Value extends string>({ label, value, choices, choose }: SegmentedProps<Value>) {
  return (
    <fieldset className="segmented">
      <legend className="only-heard">{label}</legend>
      {choices.map((choice) => (
        <button key={choice.value} type="button" aria-pressed={choice.value === value} onClick={() => choose(choice.value)}>
          {choice.name}
        </button>
      ))}
    </fieldset>
  );
}
