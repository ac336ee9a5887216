import type { ExpressionAsk, FilterAsk, FindAsk } from './items';

/** How the codes of a group are meant. */
export type How = 'any' | 'all' | 'none';

/** A code, or a set of codes, in a group. */
export interface CodeRef {
  readonly kind: 'code' | 'set';
  readonly id: string;
}

/** Codes that are meant together. All groups of a question hold. */
export interface Group {
  readonly how: How;
  readonly codes: readonly CodeRef[];
}

/** What a question can be narrowed by, each by the name that the server knows. */
export const narrowings = [
  'sources',
  'coders',
  'stances',
  'standings',
  'elicitations',
  'standpoints',
  'waves',
  'languages',
  'places',
  'modes',
  'kinds',
  'speakers',
  'unset',
] as const;
export type Narrowing = (typeof narrowings)[number];

/** What is asked. It lives in memory alone. */
export interface Question {
  readonly words: string;
  readonly kind: NonNullable<FindAsk['kind']>;
  readonly in: NonNullable<FindAsk['in']>;
  readonly groups: readonly Group[];
  /** Whether codes below the asked ones count too. */
  readonly below: boolean;
  readonly sameCoder: boolean;
  /** Of words in texts: only what carries no code yet. */
  readonly notCoded: boolean;
  readonly filter: Readonly<Partial<Pick<FilterAsk, Narrowing>>>;
}

export const nothingAsked: Question = {
  words: '',
  kind: 'words',
  in: 'text',
  groups: [],
  below: true,
  sameCoder: false,
  notCoded: false,
  filter: {},
};

/** Whether codes must meet: then stretches of text are the answer, and not codings. */
export function meets(question: Question): boolean {
  const filled = question.groups.filter((group) => group.codes.length > 0);
  return filled.length > 1 || filled.some((group) => group.how === 'none' || (group.how === 'all' && group.codes.length > 1));
}

/** Whether the question says only what must not be there: the codes that must be are still to come. */
export function onlyExcludes(question: Question): boolean {
  const filled = question.groups.filter((group) => group.codes.length > 0);
  return filled.length > 0 && filled.every((group) => group.how === 'none');
}

/** The question as the server reads it. */
export function toAsk(question: Question): FindAsk {
  const hasWords = question.words.trim() !== '';
  const refs = meets(question) ? [] : question.groups.flatMap((group) => group.codes);
  const ids = (kind: CodeRef['kind']): string[] => refs.filter((ref) => ref.kind === kind).map((ref) => ref.id);
  const filter: FilterAsk = { ...question.filter, codes: ids('code'), sets: ids('set'), withDescendants: question.below };
  return {
    words: hasWords ? question.words : null,
    kind: question.kind,
    in: hasWords ? question.in : 'text',
    filter,
    codes: meets(question) ? expression(question) : null,
    sameCoder: question.sameCoder,
    notCoded: hasWords && question.in === 'text' && question.notCoded,
  };
}

// One group after another, all of which hold. Who excludes codes alone means the words without them.
function expression(question: Question): ExpressionAsk {
  const leaf = (ref: CodeRef): ExpressionAsk =>
    part(ref.kind === 'code' ? { code: ref.id, below: question.below } : { set: ref.id, below: question.below });
  const parts = question.groups.filter((group) => group.codes.length > 0).map((group) => part({ [group.how]: group.codes.map(leaf) }));
  return part({ all: parts });
}

const part = (said: Partial<ExpressionAsk>): ExpressionAsk => ({ below: false, ...said });

/** Puts a value into a narrowing, or takes it out. */
export function toggled(question: Question, name: Narrowing, value: string): Question {
  const values: readonly string[] = question.filter[name] ?? [];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...question, filter: { ...question.filter, [name]: next } };
}

/** Puts a code into a group; into a new one where there is none at that place. */
export function withCode(question: Question, at: number, ref: CodeRef): Question {
  const group = question.groups[at] ?? { how: question.groups.length === 0 ? 'any' : 'none', codes: [] };
  if (group.codes.some((known) => known.id === ref.id)) return question;
  return withGroup(question, at, { ...group, codes: [...group.codes, ref] });
}

/** Puts a group in the place of another; one without codes goes. */
export function withGroup(question: Question, at: number, group: Group): Question {
  const groups = [...question.groups];
  groups[Math.min(at, groups.length)] = group;
  return { ...question, groups: groups.filter((one) => one.codes.length > 0) };
}

/** Whether anything is asked at all. */
export function isAsked(question: Question): boolean {
  return question.words.trim() !== '' || question.groups.length > 0 || Object.values(question.filter).some((values) => values.length > 0);
}

const listed = (value: unknown): string[] => (typeof value === 'string' ? value.split(',').filter((id) => /^[0-9a-z]{26}$/i.test(id)) : []);

/** What may stand in the address: ids with commas between them. */
export interface Address {
  readonly codes?: unknown;
  readonly sets?: unknown;
  /** Codes that must meet. */
  readonly together?: unknown;
  readonly sources?: unknown;
  readonly coders?: unknown;
  readonly below?: unknown;
  readonly sameCoder?: unknown;
}

/** What an address asks: ids alone, such as a figure or the codebook leads here with. Null where it asks nothing. */
export function fromAddress(search: Address): Question | null {
  const codes = (value: unknown): CodeRef[] => listed(value).map((id) => ({ kind: 'code', id }));
  const together = codes(search.together);
  const any: CodeRef[] = [...codes(search.codes), ...listed(search.sets).map((id): CodeRef => ({ kind: 'set', id }))];
  const sources = listed(search.sources);
  const coders = listed(search.coders);
  if (together.length + any.length + sources.length + coders.length === 0) return null;
  const groups: Group[] = [];
  if (any.length > 0) groups.push({ how: 'any', codes: any });
  if (together.length > 0) groups.push({ how: 'all', codes: together });
  return {
    ...nothingAsked,
    groups,
    // A figure counts each code by itself.
    below: search.below === true || search.below === 'true',
    sameCoder: search.sameCoder === true || search.sameCoder === 'true',
    filter: { sources, coders },
  };
}
