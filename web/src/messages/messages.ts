import { mirrored, pseudo } from './pseudo';
import { fill, grouped, parseTemplate, type Template, type Values } from './template';
import { englishWriting, isolated, localised, persianWriting, plainWriting, type Writing } from './writing';

/** The languages that people can choose, each by its own name. To add one: docs/languages.md. */
export const languages = { en: 'English', fa: 'فارسی' } as const;

/** The languages that the page can speak; the last two are for tests. */
export type Language = keyof typeof languages | 'qps-ploc' | 'qps-plocm';

interface Speech {
  readonly direction: 'ltr' | 'rtl';
  readonly writing: Writing;
  /** For the browser's own words of dates and times. The days of a study are Gregorian in every language. */
  readonly locale: string;
}

const speeches: Readonly<Record<Language, Speech>> = {
  en: { direction: 'ltr', writing: englishWriting, locale: 'en-GB' },
  fa: { direction: 'rtl', writing: persianWriting, locale: 'fa-u-ca-gregory-nu-arabext' },
  'qps-ploc': { direction: 'ltr', writing: plainWriting, locale: 'en-GB' },
  'qps-plocm': { direction: 'rtl', writing: plainWriting, locale: 'en-GB' },
};

/** The language for a tag of a preference; English for what there are no words in. */
export function languageOf(tag: string | null | undefined): Language {
  return tag !== null && tag !== undefined && Object.hasOwn(speeches, tag) ? (tag as Language) : 'en';
}

export interface Messages {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** For `Intl`: its words of dates and times, always of the Gregorian calendar. */
  readonly locale: string;
  readonly codes: readonly string[];
  /** A number outside a sentence, in the digits of the language, its thousands divided. */
  number(value: number): string;
  /** Several names, one after the other. */
  list(names: readonly string[]): string;
  /** The message of a code. A code without words is said as it stands, and a value that is missing by its name: saying never throws. */
  say(code: string, values?: Values): string;
}

/** A catalogue of templates by code; each is read when it is first said. */
export function makeMessages(language: Language, templates: Readonly<Record<string, string>>): Messages {
  const read = new Map<string, Template>();
  const change = language === 'qps-ploc' ? pseudo : language === 'qps-plocm' ? mirrored : (template: Template) => template;
  const between = 'messages.between';
  const { direction, writing, locale } = speeches[language];
  return {
    language,
    direction,
    locale,
    codes: Object.keys(templates),
    number: (value) => localised(Number.isInteger(value) ? grouped(value) : String(value), writing),
    list: (names) => names.map((name) => isolated(name, writing)).join(Object.hasOwn(templates, between) ? templates[between] : ', '),
    say(code, values) {
      let template = read.get(code);
      if (template === undefined) {
        const text = Object.hasOwn(templates, code) ? templates[code] : undefined;
        if (text === undefined) return code;
        template = change(parseTemplate(text));
        read.set(code, template);
      }
      return fill(template, values, writing);
    },
  };
}

/** Fetches a language's catalogue, a file of its own. */
export async function loadMessages(language: Language): Promise<Messages> {
  const { default: templates } = language === 'fa' ? await import('virtual:messages/fa') : await import('virtual:messages/en');
  return makeMessages(language, templates);
}
