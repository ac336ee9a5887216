import type { SourceItem } from '../../api/items';
import { languageName } from '../../messages/languageName';
import type { Pickable } from '../../parts/NamePicker';
import type { FoundCounts } from './items';
import type { Narrowing } from './question';

export const judgements = {
  stances: ['supports', 'denies', 'reports', 'absent', 'unknown', 'unset'],
  standings: ['source-words', 'reported-speech', 'literature', 'author-inference', 'author-knowledge', 'background', 'unknown', 'unset'],
  elicitations: ['spontaneous', 'prompted', 'pressed', 'unknown', 'unset'],
  standpoints: ['own-experience', 'witnessed', 'hearsay', 'unknown', 'unset'],
} as const;

export type Judging = keyof typeof judgements;

const one: Readonly<Record<Judging, string>> = {
  stances: 'stance',
  standings: 'standing',
  elicitations: 'elicitation',
  standpoints: 'standpoint',
};

/** What may be unknown of a passage. */
const unset = ['wave', 'place', 'language', 'mode', 'participant', 'cohort', 'stance', 'standing', 'elicitation', 'standpoint'] as const;

type Say = (code: string, values?: Readonly<Record<string, string | number>>) => string;

/** The catalogue's code of a judgement's words: reports and the page say the same. */
export const judgementCode = (judging: Judging, value: string): string =>
  value === 'unset' ? 'page.passages.not-judged' : `report.${one[judging]}.${value}`;

/** How a value of a narrowing is called. */
export function nameOf(name: Narrowing, value: string, known: Known): string {
  const { say } = known;
  if (name in judgements) return say(judgementCode(name as Judging, value));
  if (name === 'sources') return known.sources.find((source) => source.id === value)?.name ?? say('page.passages.gone');
  if (name === 'coders') return known.coders.find((coder) => coder.id === value)?.name ?? say('page.passages.gone');
  if (name === 'kinds') return say(`report.kind.${value}`);
  if (name === 'unset') return say(`page.passages.unset.${value}`);
  if (name === 'languages') return languageName(value, known.locale);
  return value;
}

export interface Known {
  readonly say: Say;
  readonly number: (value: number) => string;
  readonly locale: string;
  readonly sources: readonly SourceItem[];
  readonly coders: readonly { readonly id: string; readonly name: string }[];
}

/** Every value by which answers can be narrowed, those with answers with their count. */
export function choices(known: Known, counts: FoundCounts | null | undefined): Pickable[] {
  const present = known.sources.filter((source) => !source.withdrawn);
  const distinct = (values: readonly (string | null)[]): string[] =>
    [...new Set(values.filter((value): value is string => value !== null && value !== ''))].sort((a, b) => a.localeCompare(b));
  const places = distinct(present.map((source) => source.place)).flatMap((place) =>
    place.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/')),
  );
  const all: readonly (readonly [Narrowing, readonly string[]])[] = [
    ['sources', present.map((source) => source.id)],
    ['stances', judgements.stances],
    ['elicitations', judgements.elicitations],
    ['standpoints', judgements.standpoints],
    ['standings', judgements.standings],
    ['coders', known.coders.map((coder) => coder.id)],
    ['speakers', distinct(present.flatMap((source) => source.participants))],
    ['waves', distinct(present.map((source) => source.wave))],
    ['places', distinct(places)],
    ['languages', distinct(present.flatMap((source) => [source.language, ...source.documents.map((document) => document.language)]))],
    ['kinds', distinct(present.map((source) => source.kind))],
    ['modes', distinct(present.map((source) => source.mode))],
    ['unset', unset],
  ];
  return all.flatMap(([narrowing, values]) =>
    values.map((value) => {
      const note = known.say(`page.passages.by.${narrowing}`);
      const name = nameOf(narrowing, value, known);
      const count = countOf(counts, narrowing, value);
      const item: Pickable = {
        id: `${narrowing}:${value}`,
        name,
        note,
        aliases: [`${note} ${name}`, ...(narrowing in judgements ? [value] : [])],
      };
      return count === undefined ? item : { ...item, count: known.number(count) };
    }),
  );
}

function countOf(counts: FoundCounts | null | undefined, narrowing: Narrowing, value: string): number | undefined {
  if (counts === null || counts === undefined || !(narrowing in counts)) return undefined;
  return counts[narrowing as keyof FoundCounts].find((count) => count.value === value)?.count;
}
