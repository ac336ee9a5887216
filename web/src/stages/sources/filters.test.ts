import { describe, expect, it } from 'vitest';
import type { SourceItem } from '../../api/items';
import { any, chosen, filterOf, noFilter, none, sorted, valuesOf } from './filters';

const source = (name: string, by: Partial<SourceItem> = {}): SourceItem => ({
  id: name,
  name,
  kind: 'interview',
  title: null,
  wave: null,
  date: null,
  dateInWords: null,
  dateByEvent: null,
  dateRange: null,
  place: null,
  language: null,
  mode: null,
  codings: 0,
  codedShare: 0,
  coders: [],
  participants: [],
  limitations: [],
  mayLeave: 'background',
  why: '',
  whyCode: 'protection.no-consent-recorded',
  withdrawn: false,
  documents: [],
  ...by,
});
const some = [
  source('p-01', { wave: 'w1', language: 'fa', codings: 3, codedShare: 0.4, date: '2023-04', title: 'Café by the pier' }),
  source('p-02', {
    wave: 'w2',
    language: 'en',
    limitations: ['led a crew'],
    whyCode: 'protection.consented-verbatim',
    mayLeave: 'verbatim',
  }),
  source('p-10', { wave: null, kind: 'publication', date: '2021' }),
];
const names = (filter: Partial<typeof noFilter>): string[] => chosen(some, { ...noFilter, ...filter }).map((s) => s.name);

describe('Filters of sources', () => {
  it('hold together, and nothing asked for is everything', () => {
    expect(names({})).toEqual(['p-01', 'p-02', 'p-10']);
    expect(names({ wave: 'w1' })).toEqual(['p-01']);
    expect(names({ wave: none })).toEqual(['p-10']);
    expect(names({ kind: 'interview', language: 'en' })).toEqual(['p-02']);
    expect(names({ limitation: any })).toEqual(['p-02']);
    expect(names({ limitation: none })).toEqual(['p-01', 'p-10']);
    expect(names({ limitation: 'led a crew' })).toEqual(['p-02']);
    expect(names({ leave: 'verbatim' })).toEqual(['p-02']);
    expect(names({ coded: 'none' })).toEqual(['p-02', 'p-10']);
    expect(names({ attention: 'consent' })).toEqual(['p-01', 'p-10']);
  });
  it('find a word in name, title, place and people as the search folds letters', () => {
    expect(names({ words: 'CAFE' })).toEqual(['p-01']);
    expect(names({ words: 'p-1' })).toEqual(['p-10']);
  });
  it('take from an address what is ours alone', () => {
    expect(filterOf({ attention: 'consent', coded: 'none', wave: 'w1', words: 'x' })).toEqual({ attention: 'consent', coded: 'none' });
    expect(filterOf({ attention: 'constructor', coded: 'maybe' })).toEqual({});
  });
  it('offer the values that there are', () => {
    expect(valuesOf(some, (s) => s.wave)).toEqual({ values: ['w1', 'w2'], hasNone: true });
  });
});

describe('Sorted sources', () => {
  it('have what is missing last, either way', () => {
    expect(sorted(some, 'date', false).map((s) => s.name)).toEqual(['p-10', 'p-01', 'p-02']);
    expect(sorted(some, 'date', true).map((s) => s.name)).toEqual(['p-01', 'p-10', 'p-02']);
    expect(sorted(some, 'coded', true)[0]?.name).toBe('p-01');
    expect(sorted(some, 'name', true).map((s) => s.name)).toEqual(['p-10', 'p-02', 'p-01']);
  });
});
