import type { SourceItem } from '../../api/items';
import { fold } from '../../search/folding';

/** Which sources a person wants to see. Empty texts ask for nothing. Words of the study among them are kept in memory, never in the address. */
export interface SourceFilter {
  readonly words: string;
  readonly wave: string;
  readonly kind: string;
  readonly language: string;
  readonly limitation: string;
  readonly leave: string;
  readonly coded: string;
  /** What needs a person, as the overview names it. */
  readonly attention: string;
}

export const noFilter: SourceFilter = { words: '', wave: '', kind: '', language: '', limitation: '', leave: '', coded: '', attention: '' };

/** Stands for "none noted" among the values of a filter; no wave, language or limitation can be called so. */
export const none = '\u0000';
/** Stands for "any, as long as there is one". */
export const any = '\u0001';

const attentions: Readonly<Record<string, (source: SourceItem) => boolean>> = {
  consent: ({ whyCode }) => whyCode === 'protection.no-consent-recorded' || whyCode === 'protection.participant-without-consent',
  'consent-over': ({ whyCode }) => whyCode === 'protection.consent-expired',
  speaker: ({ whyCode }) => whyCode === 'protection.speaker-not-linked',
  original: ({ documents }) => documents.some((text) => text.kind === 'deidentified'),
};

/** What can be asked for by the address: words of ours alone. */
export function filterOf(search: Readonly<Record<string, unknown>>): Partial<SourceFilter> {
  const { attention, coded, leave } = search;
  return {
    ...(typeof attention === 'string' && Object.hasOwn(attentions, attention) ? { attention } : {}),
    ...(coded === 'none' || coded === 'some' ? { coded } : {}),
    ...(typeof leave === 'string' ? { leave } : {}),
  };
}

/** The sources that are asked for, in their order. */
export function chosen(sources: readonly SourceItem[], filter: SourceFilter): readonly SourceItem[] {
  const words = fold(filter.words.trim());
  return sources.filter(
    (source) =>
      (words === '' || fold([source.name, source.title, source.place, ...source.participants].join(' ')).includes(words)) &&
      holds(source.wave, filter.wave) &&
      holds(source.kind, filter.kind) &&
      holds(source.language, filter.language) &&
      (filter.limitation === '' ||
        (filter.limitation === none
          ? source.limitations.length === 0
          : filter.limitation === any
            ? source.limitations.length > 0
            : source.limitations.includes(filter.limitation))) &&
      holds(source.mayLeave, filter.leave) &&
      (filter.coded === '' || source.codings > 0 === (filter.coded === 'some')) &&
      (filter.attention === '' || (!source.withdrawn && attentions[filter.attention]?.(source) === true)),
  );
}

const holds = (value: string | null, wanted: string): boolean => wanted === '' || (wanted === none ? value === null : value === wanted);

/** The values that a filter can have, sorted, and whether there are sources without one. */
export function valuesOf(
  sources: readonly SourceItem[],
  of: (source: SourceItem) => string | null,
): { values: readonly string[]; hasNone: boolean } {
  const all = sources.map(of);
  return { values: [...new Set(all.filter((value) => value !== null))].sort((a, b) => a.localeCompare(b)), hasNone: all.includes(null) };
}

export type SortBy = 'name' | 'wave' | 'date' | 'coded';

/** The sources sorted by a column; what has nothing there comes last, either way. */
export function sorted(sources: readonly SourceItem[], by: SortBy, down: boolean): readonly SourceItem[] {
  if (by === 'name' && !down) return sources;
  const turn = down ? -1 : 1;
  if (by === 'coded') return [...sources].sort((a, b) => turn * (a.codedShare - b.codedShare));
  const value = ({ name, wave, date, dateRange }: SourceItem): string | null =>
    by === 'name' ? name : by === 'wave' ? wave : (date ?? dateRange);
  return [...sources].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return turn * x.localeCompare(y, undefined, { numeric: true, sensitivity: 'base' });
  });
}
