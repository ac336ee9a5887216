import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { forThePage, messagesFolder } from '../../catalogue.ts';
import { loadMessages, makeMessages } from './messages';
import { mirrored, pseudo } from './pseudo';
import { fill, namesOf, parseTemplate, type Values } from './template';

const say = (template: string, values: Values = {}) => fill(parseTemplate(template), values);
const fileOf = (name: string): Record<string, string> => JSON.parse(readFileSync(resolve(messagesFolder, name), 'utf8'));

// The cases of MessageTemplateTests in C#, so that both sides say one thing.
describe('A template', () => {
  test.each([
    ['{file}, line {line}', { file: 'article', line: 12 }, 'article, line 12'],
    ['Hello {who}', {}, 'Hello {who}'],
    ['{count, plural, one {# passage} other {# passages}}', { count: 0 }, '0 passages'],
    ['{count, plural, one {# passage} other {# passages}}', { count: 1 }, '1 passage'],
    ['{count, plural, one {# passage} other {# passages}}', { count: 1204 }, '1,204 passages'],
    ['{n, plural, =0 {none} one {one} other {#}}', { n: 0 }, 'none'],
    ['{set, select, yes {wrote} other {removed}} a memo', { set: 'yes' }, 'wrote a memo'],
    ['{set, select, yes {wrote} other {removed}} a memo', { set: 'no' }, 'removed a memo'],
    ['{n, plural, other {{k, select, x {a} other {# b}}}}', { n: 2, k: 'y' }, '2 b'],
    ["it's", {}, "it's"],
    ["it''s", {}, "it's"],
    ["'{'name'}'", {}, '{name}'],
    ["{n, plural, other {'#'#}}", { n: 3 }, '#3'],
    ['{n, plural, one {one} other {#}}', {}, '{n}'],
    ['{x}', { x: 0.5 }, '0.5'],
    ['{x}', { x: 2 / 3 }, '0.6667'],
    ['{x}', { x: 1234567 }, '1234567'],
    ['{n, plural, other {#}}', { n: -1234567 }, '-1,234,567'],
  ])('%s with %o says %s', (template, values: Values, said) => expect(say(template, values)).toBe(said));

  test.each(['a { b', 'a } b', '{}', '{n, plural, one {x}}', '{n, gender, other {x}}', '{n, plural, other {x}'])(
    'that is not understood stands as text: %s',
    (template) => {
      expect(parseTemplate(template).isWellFormed).toBe(false);
      expect(say(template)).toBe(template);
    },
  );

  it('may be any text', () => {
    const pieces = fc.constantFrom('{', '}', "'", '#', ',', ' ', 'n', 'plural', 'select', 'other', 'one', '=0', 'x', '\n');
    fc.assert(
      fc.property(fc.array(pieces), (list) => {
        const template = list.join('');
        const said = say(template, { n: 1, x: 'y' });
        return /[{}'#]/.test(template) || said === template;
      }),
    );
  });

  it('that is nested deeply ends as text', () => expect(parseTemplate('{n, select, other {'.repeat(40)).isWellFormed).toBe(false));

  it('takes no value from what every object has', () => expect(say('{toString}')).toBe('{toString}'));
});

// All code of the page but its tests.
const sources = (): string =>
  readdirSync(resolve(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|bench)\.tsx?$/.test(name))
    .map((name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8'))
    .join('\n');

describe('The catalogue', () => {
  const core = fileOf('en.json');
  const page = fileOf('en.page.json');

  it('is understood whole, and its choices and values are found', () => {
    const all = Object.entries({ ...core, ...page });
    expect(all.filter(([, text]) => !parseTemplate(text).isWellFormed)).toEqual([]);
    // A value's name stands in its template after a brace: none is made up, and none is lost.
    for (const [code, text] of all) {
      const named = new Set([...text.matchAll(/(?<!')\{\s*([A-Za-z0-9_.-]+)\s*(?:,\s*(?:plural|select)\s*,|\})/g)].map((m) => m[1]));
      const literals = [...text.matchAll(/(?:^|[\s}])(?:=?[\w-]+)\s*\{([A-Za-z0-9_.-]+)\}/g)].map((m) => m[1]);
      const names = namesOf(parseTemplate(text));
      for (const name of names) expect(named, code).toContain(name);
      for (const name of named) expect([...names, ...literals], code).toContain(name);
    }
  });

  it('keeps the two files apart: page.… in the one, all else in the other', () => {
    expect(Object.keys(page).filter((code) => !code.startsWith('page.'))).toEqual([]);
    expect(Object.keys(core).filter((code) => code.startsWith('page.'))).toEqual([]);
  });

  it('has one code a line in order', () => {
    const lines = readFileSync(resolve(messagesFolder, 'en.page.json'), 'utf8').trimEnd().split('\n').slice(1, -1);
    const codes = lines.map((line) => /^"([a-z0-9.-]+)": ".*",?$/.exec(line)?.[1] ?? `not an entry: ${line}`);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('has words for every code of the page, and no code that no page says', () => {
    const source = sources();
    const used = new Set([...source.matchAll(/['"`](page\.[a-z0-9.-]+)['"`]/g)].map((m) => m[1] ?? ''));
    expect([...used].filter((code) => !Object.hasOwn(page, code))).toEqual([]);
    // `page.go.${stage}` says every code of that form.
    const forms = [...source.matchAll(/`(page\.(?:[a-z0-9.-]|\$\{[^}`]*\})*)`/g)].map(
      (m) => new RegExp(`^${(m[1] ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-z0-9-]+')}$`),
    );
    expect(Object.keys(page).filter((code) => !used.has(code) && !forms.some((form) => form.test(code)))).toEqual([]);
  });

  it('reaches the page with what a page says by itself, and without what comes said from the server', async () => {
    const messages = await loadMessages('en');
    expect(messages.codes).toContain('page.name');
    const wanted = Object.keys({ ...core, ...page }).filter((code) => forThePage.test(code));
    expect([...messages.codes].sort()).toEqual(wanted.sort());
    const said = [...sources().matchAll(/say\(['`]([a-z]+\.)/g)].map((m) => m[1] ?? '');
    expect([...new Set(said)].filter((stage) => !forThePage.test(stage))).toEqual([]);
  });

  it('says a code without words as it stands', () => expect(makeMessages('en', {}).say('no.such-code', { x: 1 })).toBe('no.such-code'));
});

describe('A test language', () => {
  const plural = parseTemplate('{n, plural, one {# turn} other {# turns}} of {who}');

  it('shows every word of the catalogue, and leaves values alone', () => {
    expect(fill(pseudo(plural), { n: 2, who: 'P-04' })).toBe('⟦2 ŧûŕñš~~ öƒ ~P-04⟧');
  });

  it('runs from right to left', () => {
    expect(fill(mirrored(plural), { n: 1, who: 'P-04' })).toBe('1 \u202Eturn\u202C \u202Eof\u202C P-04');
    expect(makeMessages('qps-plocm', {}).direction).toBe('rtl');
  });
});
