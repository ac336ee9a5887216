import { mirrored, pseudo } from './pseudo';
import { fill, parseTemplate, type Template, type Values } from './template';

/** The languages that the page can speak; the last two are for tests. */
export type Language = 'en' | 'qps-ploc' | 'qps-plocm';

export interface Messages {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly codes: readonly string[];
  /** The message of a code. A code without words is said as it stands, and a value that is missing by its name: saying never throws. */
  say(code: string, values?: Values): string;
}

/** A catalogue of templates by code; each is read when it is first said. */
export function makeMessages(language: Language, templates: Readonly<Record<string, string>>): Messages {
  const read = new Map<string, Template>();
  const change = language === 'qps-ploc' ? pseudo : language === 'qps-plocm' ? mirrored : (template: Template) => template;
  return {
    language,
    direction: language === 'qps-plocm' ? 'rtl' : 'ltr',
    codes: Object.keys(templates),
    say(code, values) {
      let template = read.get(code);
      if (template === undefined) {
        const text = Object.hasOwn(templates, code) ? templates[code] : undefined;
        if (text === undefined) return code;
        template = change(parseTemplate(text));
        read.set(code, template);
      }
      return fill(template, values);
    },
  };
}

/** Fetches a language's catalogue, a file of its own. */
export async function loadMessages(language: Language): Promise<Messages> {
  const { default: templates } = await import('virtual:messages/en');
  return makeMessages(language, templates);
}
