import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { fold } from './folding';
import { letterLines } from './letterTable';

const root = resolve(import.meta.dirname, '../../..');
const literals = (text: string) => [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((m) => JSON.parse(`"${m[1]}"`) as string);

// The examples are read from the C# test, so that there is one list of them.
function examples(method: string): (readonly [string, string])[] {
  const source = readFileSync(resolve(root, 'tests/Offramp.Research.Tests/Search/FoldingTests.cs'), 'utf8');
  const before = source.slice(0, source.indexOf(`void ${method}`));
  const cases = before.slice(before.lastIndexOf('[Theory]'));
  return [...cases.matchAll(/\[InlineData\((.*)\)\]/g)].map((m) => {
    const [words = '', text = ''] = literals(m[1] ?? '');
    return [words, text] as const;
  });
}

describe('Folding', () => {
  const same = examples('One_word_in_two_spellings_is_found');
  const differing = examples('Words_that_differ_are_not_found');

  it('has examples', () => {
    expect(same.length).toBeGreaterThan(30);
    expect(differing.length).toBeGreaterThan(3);
  });

  test.each(same)('makes %s and %s one word', (one, other) => expect(fold(one)).toBe(fold(other)));

  test.each(differing)('keeps %s and %s apart', (one, other) => expect(fold(one)).not.toBe(fold(other)));

  it('has the table of the core, letter for letter', () => {
    const source = readFileSync(resolve(root, 'src/Offramp.Research/Search/LetterTable.cs'), 'utf8');
    expect(letterLines).toEqual(literals(source.slice(source.indexOf('Lines ='))));
  });

  it('changes nothing that is folded already', () => {
    for (const [one, other] of same) for (const word of [one, other]) expect(fold(fold(word))).toBe(fold(word));
  });
});
