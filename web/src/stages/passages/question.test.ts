import { describe, expect, it } from 'vitest';
import { allChosen, chooseAlso, countChosen, isChosen, noneChosen, toggleChosen } from './chosen';
import { fromAddress, isAsked, meets, nothingAsked, onlyExcludes, type Question, toAsk, toggled, withCode, withGroup } from './question';

const id = (n: number): string => String(n).padStart(26, 'a');
const code = (n: number) => ({ kind: 'code', id: id(n) }) as const;
const asking = (change: Partial<Question>): Question => ({ ...nothingAsked, ...change });

describe('a question', () => {
  it('of any of some codes asks for codings, with how they are judged', () => {
    const ask = toAsk(asking({ groups: [{ how: 'any', codes: [code(1), code(2), { kind: 'set', id: id(3) }] }] }));
    expect(ask.codes).toBeNull();
    expect(ask.filter?.codes).toEqual([id(1), id(2)]);
    expect(ask.filter?.sets).toEqual([id(3)]);
    expect(ask.filter?.withDescendants).toBe(true);
  });

  it('of codes that must meet asks for stretches', () => {
    const question = asking({
      groups: [
        { how: 'all', codes: [code(1), code(2)] },
        { how: 'none', codes: [code(3)] },
      ],
      below: false,
    });
    expect(meets(question)).toBe(true);
    const ask = toAsk(question);
    expect(ask.filter?.codes).toEqual([]);
    expect(ask.codes).toEqual({
      below: false,
      all: [
        {
          below: false,
          all: [
            { below: false, code: id(1) },
            { below: false, code: id(2) },
          ],
        },
        { below: false, none: [{ below: false, code: id(3) }] },
      ],
    });
  });

  it('that only excludes waits for what must be there', () => {
    expect(onlyExcludes(asking({ groups: [{ how: 'none', codes: [code(1)] }] }))).toBe(true);
    expect(
      onlyExcludes(
        asking({
          groups: [
            { how: 'none', codes: [code(1)] },
            { how: 'any', codes: [code(2)] },
          ],
        }),
      ),
    ).toBe(false);
    expect(onlyExcludes(nothingAsked)).toBe(false);
  });

  it('without words has no place where words are looked for', () => {
    const ask = toAsk(asking({ words: '  ', in: 'memos', notCoded: true }));
    expect([ask.words, ask.in, ask.notCoded]).toEqual([null, 'text', false]);
    expect(toAsk(asking({ words: 'pay', notCoded: true })).notCoded).toBe(true);
  });

  it('takes values in and out', () => {
    const once = toggled(toggled(nothingAsked, 'sources', id(1)), 'stances', 'denies');
    expect(isAsked(once)).toBe(true);
    expect(toAsk(once).filter).toMatchObject({ sources: [id(1)], stances: ['denies'] });
    expect(isAsked(toggled(toggled(once, 'sources', id(1)), 'stances', 'denies'))).toBe(false);
  });

  it('keeps no group without codes, and no code twice', () => {
    const one = withCode(withCode(nothingAsked, 0, code(1)), 0, code(1));
    expect(one.groups).toEqual([{ how: 'any', codes: [code(1)] }]);
    expect(withCode(one, 1, code(2)).groups[1]).toEqual({ how: 'none', codes: [code(2)] });
    expect(withGroup(one, 0, { how: 'all', codes: [] }).groups).toEqual([]);
  });
});

describe('an address', () => {
  it('asks by ids alone', () => {
    const question = fromAddress({ together: `${id(1)},${id(2)}`, sources: id(3), sameCoder: true });
    expect(question?.groups).toEqual([{ how: 'all', codes: [code(1), code(2)] }]);
    expect(question?.filter.sources).toEqual([id(3)]);
    expect([question?.sameCoder, question?.below]).toEqual([true, false]);
  });

  it('asks nothing by words or by what is no id', () => {
    expect(fromAddress({})).toBeNull();
    expect(fromAddress({ codes: 'salary', sources: 7 })).toBeNull();
  });
});

describe('what is chosen', () => {
  it('is some lines, or all but some', () => {
    const some = toggleChosen(chooseAlso(noneChosen, ['a', 'b']), 'c');
    expect(countChosen(some, 10)).toBe(3);
    expect(isChosen(toggleChosen(some, 'a'), 'a')).toBe(false);
    const allBut = toggleChosen(allChosen, 'a');
    expect([isChosen(allBut, 'a'), isChosen(allBut, 'b'), countChosen(allBut, 10)]).toEqual([false, true, 9]);
    expect(countChosen(chooseAlso(allBut, ['a']), 10)).toBe(10);
  });
});
