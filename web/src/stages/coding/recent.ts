/** A code on a digit key. */
export interface Slots {
  /** The codes of the keys 1 to 9, in their order. */
  readonly codes: readonly string[];
  /** The same codes, the one used last at the end. */
  readonly used: readonly string[];
}

export const noSlots: Slots = { codes: [], used: [] };

const most = 9;

/** After a code was used: one that has a digit keeps it; another takes a free digit, or that of the code whose use is longest past. */
export function use(slots: Slots, code: string): Slots {
  const used = [...slots.used.filter((other) => other !== code), code];
  if (slots.codes.includes(code)) return { codes: slots.codes, used };
  if (slots.codes.length < most) return { codes: [...slots.codes, code], used };
  const oldest = slots.codes.find((other) => !slots.used.includes(other)) ?? slots.used[0];
  return { codes: slots.codes.map((other) => (other === oldest ? code : other)), used: used.filter((other) => other !== oldest) };
}

/** Without codes that are in the codebook no more. */
export function keep(slots: Slots, isThere: (code: string) => boolean): Slots {
  return slots.codes.every(isThere) ? slots : { codes: slots.codes.filter(isThere), used: slots.used.filter(isThere) };
}
