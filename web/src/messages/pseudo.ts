import type { Part, Template } from './template';

const accented: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz'].map((letter, i) => [letter, [...'àƀçďéƒğĥîĵķļɱñöþɋŕšŧûṽŵẋýž'][i] ?? letter])),
  ...Object.fromEntries([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, i) => [letter, [...'ÀƁÇĎÉƑĞĤÎĴĶĻḾÑÖÞɊŔŠŦÛṼŴẊÝŽ'][i] ?? letter])),
};

/** A test language in which every word of the catalogue is seen to come from it, and takes a third more room than English. */
export function pseudo(template: Template): Template {
  const parts = changeLiterals(template.parts, (text) => {
    const letters = [...text].map((letter) => accented[letter] ?? letter).join('');
    return letters + '~'.repeat(Math.ceil(text.trim().length / 3));
  });
  return { ...template, parts: [{ kind: 'literal', text: '⟦' }, ...parts, { kind: 'literal', text: '⟧' }] };
}

/** A right-to-left test language: English words that run from right to left, so that mirroring is seen by who reads no Arabic script. */
export function mirrored(template: Template): Template {
  return { ...template, parts: changeLiterals(template.parts, (text) => text.replace(/[\p{L}\p{N}]+/gu, '\u202E$&\u202C')) };
}

function changeLiterals(parts: readonly Part[], change: (text: string) => string): Part[] {
  return parts.map((part) => {
    if (part.kind === 'literal') return { kind: 'literal', text: change(part.text) };
    if (part.kind !== 'choice') return part;
    return { ...part, choices: part.choices.map(([key, inner]) => [key, changeLiterals(inner, change)] as const) };
  });
}
