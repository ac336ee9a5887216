import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { messagesFolder, readCatalogue } from '../../catalogue.ts';
import { languageOf, languages, loadMessages, makeMessages } from './messages';
import { parseTemplate } from './template';

const fileOf = (name: string): Record<string, string> => JSON.parse(readFileSync(resolve(messagesFolder, name), 'utf8'));

describe('Persian', () => {
  const say = (template: string, values = {}) => makeMessages('fa', { code: template }).say('code', values);

  it('runs from right to left', () => expect(makeMessages('fa', {}).direction).toBe('rtl'));

  // The cases of LanguageTests in C#.
  test.each([
    ['{n, plural, one {# قطعه} other {# قطعه}}', { n: 1204 }, '۱٬۲۰۴ قطعه'],
    ['{n, plural, =0 {هیچ} one {یک} other {#}}', { n: 0 }, 'هیچ'],
    ['{n, plural, one {یک} other {#}}', { n: 1 }, 'یک'],
    ['{x}', { x: 0.5 }, '۰٫۵'],
    ['{x}', { x: 2015 }, '۲۰۱۵'],
    ['{x}', { x: '2015-05' }, '\u20682015-05\u2069'],
    ['قطعه‌ای از {source} با {code}', { source: 'P-04', code: 'مزد' }, 'قطعه‌ای از \u2068P-04\u2069 با \u2068مزد\u2069'],
    ['{offset}', { offset: 120 }, '\u2068120\u2069'],
    ['{x} با مزد', { x: 'P-04' }, '\u200F\u2068P-04\u2069 با مزد'],
    ['«{x}»', { x: '' }, '«»'],
    ['{x}', {}, '{x}'],
  ])('%s with %o says %s', (template, values, said) => expect(say(template, values)).toBe(said));

  it('is fetched as a catalogue of its own', async () => {
    const messages = await loadMessages('fa');
    expect(messages.say('page.go.sources')).toBe(fileOf('fa.page.json')['page.go.sources']);
  });

  it('says in English what has no Persian words', () =>
    expect(Object.keys(readCatalogue('fa')).sort()).toEqual(Object.keys(readCatalogue('en')).sort()));

  it('writes a number outside a sentence in its digits', () => expect(makeMessages('fa', {}).number(1204.5)).toBe('۱۲۰۴٫۵'));

  it('keeps the Gregorian calendar', () => {
    const day = new Intl.DateTimeFormat(makeMessages('fa', {}).locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date('2026-05-31T00:00:00Z'),
    );
    expect(day).toContain('۲۰۲۶');
  });
});

describe('English', () => {
  it('keeps a name from right to left apart from the sentence around it, and leaves others alone', () => {
    const messages = makeMessages('en', { code: '{source} as {code}' });
    expect(messages.say('code', { source: 'گفتگو', code: 'Pay' })).toBe('\u2068گفتگو\u2069 as Pay');
  });
});

test('A language is chosen by its tag, and English is spoken for what there is none of', () => {
  expect(Object.keys(languages).map(languageOf)).toEqual(Object.keys(languages));
  expect([languageOf('xx'), languageOf(null), languageOf('toString')]).toEqual(['en', 'en', 'en']);
});

describe.each(['', '.page'])('Each translation in the files *%s.json', (part) => {
  // Values and choices are held against English in LanguageTests.
  it.each(Object.keys(languages).filter((l) => l !== 'en'))('%s is understood', (language) => {
    const translated = Object.entries(fileOf(`${language}${part}.json`));
    expect(translated.filter(([, text]) => !parseTemplate(text).isWellFormed)).toEqual([]);
  });
});
