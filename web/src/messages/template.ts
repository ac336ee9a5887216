/**
 * A message with places for values: the part of ICU MessageFormat that the catalogue uses, read as `MessageTemplate` reads it in C#.
 *
 * `{name}`; `{name, plural, =0 {none} one {# passage} other {# passages}}`; `{name, select, a {…} other {…}}`;
 * `'{'` quotes, `''` is an apostrophe.
 */

import { begun, isolated, localised, offsets, plainWriting, type Writing } from './writing';

export type Value = string | number;
export type Values = Readonly<Record<string, Value | null | undefined>>;

export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'number'; readonly name: string }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly isPlural: boolean;
      readonly choices: readonly (readonly [key: string, parts: readonly Part[]])[];
    };

export interface Template {
  /** The template as it stands in the catalogue. */
  readonly text: string;
  /** Whether it could be understood. One that could not is said as it stands. */
  readonly isWellFormed: boolean;
  readonly parts: readonly Part[];
}

// A template is a few words; deeper nesting is a mistake, and a hostile one must not exhaust the stack.
const deepestNesting = 8;

/** Reads a template once from left to right; total: any text is one. */
export function parseTemplate(text: string): Template {
  const reader = new Reader(text);
  const parts = reader.readAll();
  return parts === null ? { text, isWellFormed: false, parts: [{ kind: 'literal', text }] } : { text, isWellFormed: true, parts };
}

/** The names of the values that a template takes, in order. */
export function namesOf(template: Template): string[] {
  const names = new Set<string>();
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.kind === 'value' || part.kind === 'choice') names.add(part.name);
      if (part.kind === 'choice') for (const [, inner] of part.choices) visit(inner);
    }
  };
  visit(template.parts);
  return [...names].sort();
}

/** The message with its values. A value that is missing is said by its name in braces. */
export function fill(template: Template, values: Values = {}, writing: Writing = plainWriting): string {
  return begun(say(template.parts, values, undefined, writing), writing);
}

function say(parts: readonly Part[], values: Values, number: Value | undefined, writing: Writing): string {
  let message = '';
  for (const part of parts) {
    if (part.kind === 'literal') message += part.text;
    else if (part.kind === 'value') message += written(find(values, part.name), part.name, writing);
    else if (part.kind === 'number')
      message += Number.isInteger(number) ? localised(grouped(number as number), writing) : written(number, part.name, writing);
    else {
      const value = find(values, part.name);
      const chosen = choose(part.choices, part.isPlural, plain(value, part.name));
      message += say(chosen, values, part.isPlural ? value : number, writing);
    }
  }
  return message;
}

function choose(choices: readonly (readonly [string, readonly Part[]])[], isPlural: boolean, value: string): readonly Part[] {
  const at = (key: string) => choices.find(([name]) => name === key)?.[1];
  // As in C#: "one" is the whole number 1 and nothing else, in every language.
  return at(isPlural ? `=${value}` : value) ?? (isPlural && value === '1' ? at('one') : undefined) ?? at('other') ?? [];
}

function find(values: Values, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? (values[name] ?? undefined) : undefined;
}

function written(value: Value | undefined, name: string, writing: Writing): string {
  const text = plain(value, name);
  if (value === undefined) return text;
  return typeof value === 'number' && !offsets.has(name) ? localised(text, writing) : isolated(text, writing);
}

// At most four decimals, and no zeros at their end.
function plain(value: Value | undefined, name: string): string {
  if (value === undefined) return `{${name}}`;
  if (typeof value === 'string' || !Number.isFinite(value) || Number.isInteger(value)) return String(value);
  return value.toFixed(4).replace(/\.?0+$/, '');
}

/** A whole number with its thousands divided. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): Part[] | null {
    const parts = this.#readParts(0, null);
    // What is left over begins with a closing brace that closes nothing.
    return this.#at === this.#text.length ? parts : null;
  }

  // Reads up to the end or to the brace that closes the message around; that brace is left for the caller.
  #readParts(depth: number, plural: string | null): Part[] | null {
    const parts: Part[] = [];
    let literal = '';
    const flush = (): void => {
      if (literal.length > 0) parts.push({ kind: 'literal', text: literal });
      literal = '';
    };
    while (this.#at < this.#text.length && this.#text[this.#at] !== '}') {
      const next = this.#text[this.#at];
      if (next === "'") literal += this.#readQuoted(plural !== null);
      else if (next === '#' && plural !== null) {
        flush();
        parts.push({ kind: 'number', name: plural });
        this.#at++;
      } else if (next === '{') {
        flush();
        const argument = this.#readArgument(depth, plural);
        if (argument === null) return null;
        parts.push(argument);
      } else {
        literal += next;
        this.#at++;
      }
    }
    flush();
    return parts;
  }

  // As in ICU, an apostrophe quotes only before a character that would mean something; otherwise it is an apostrophe.
  #readQuoted(inPlural: boolean): string {
    this.#at++;
    const next = this.#text[this.#at];
    if (next === "'") {
      this.#at++;
      return "'";
    }
    if (next === undefined || !(next === '{' || next === '}' || (inPlural && next === '#'))) return "'";
    let literal = '';
    while (this.#at < this.#text.length) {
      if (this.#text[this.#at] !== "'") literal += this.#text[this.#at++];
      else if (this.#text[this.#at + 1] === "'") {
        literal += "'";
        this.#at += 2;
      } else {
        this.#at++;
        break;
      }
    }
    return literal;
  }

  #readArgument(depth: number, plural: string | null): Part | null {
    if (depth >= deepestNesting) return null;
    this.#at++;
    const name = this.#readName();
    if (name === null) return null;
    if (this.#take('}')) return { kind: 'value', name };
    if (!this.#take(',')) return null;
    const kind = this.#readName();
    if ((kind !== 'plural' && kind !== 'select') || !this.#take(',')) return null;
    const isPlural = kind === 'plural';
    const choices: [string, Part[]][] = [];
    while (!this.#take('}')) {
      const key = this.#readName();
      if (key === null || !this.#take('{')) return null;
      const parts = this.#readParts(depth + 1, isPlural ? name : plural);
      if (parts === null || !this.#take('}')) return null;
      choices.push([key, parts]);
    }
    return choices.some(([key]) => key === 'other') ? { kind: 'choice', name, isPlural, choices } : null;
  }

  #readName(): string | null {
    this.#skipSpaces();
    const start = this.#at;
    while (/[A-Za-z0-9_\-=.]/.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#at > start ? this.#text.slice(start, this.#at) : null;
  }

  #take(wanted: string): boolean {
    this.#skipSpaces();
    if (this.#text[this.#at] !== wanted) return false;
    this.#at++;
    return true;
  }

  #skipSpaces(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }
}
