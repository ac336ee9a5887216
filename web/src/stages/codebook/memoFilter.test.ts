import { describe, expect, it } from 'vitest';
import { type MemoFilter, memosOf } from './memoFilter';

const memo = (title: string, text: string, more: object = {}) => ({
  title,
  text,
  subject: 'nothing' as const,
  about: null,
  coder: 'Mira',
  revised: '2026-11-01',
  ...more,
});
const memos = [
  memo('Plan', 'Two more talks.'),
  memo('On pay', 'The wage came late.', { subject: 'code', about: 'Life inside/Pay', revised: '2026-11-03' }),
  memo('يكي', 'Käse', { coder: 'Reza', revised: '2026-11-02' }),
];
const all: MemoFilter = { words: '', subject: null, coder: null };
const titles = (filter: Partial<MemoFilter>) => memosOf(memos, { ...all, ...filter }).map((found) => found.title);

describe('Memos', () => {
  it('stand the latest first', () => expect(titles({})).toEqual(['On pay', 'يكي', 'Plan']));
  it('are found by words in title, text and what they are about', () => {
    expect(titles({ words: 'wage late' })).toEqual(['On pay']);
    expect(titles({ words: 'inside' })).toEqual(['On pay']);
    expect(titles({ words: 'wage talks' })).toEqual([]);
  });
  it('are compared as a search compares letters', () => expect(titles({ words: 'یکی kase' })).toEqual(['يكي']));
  it('are narrowed by what they are about and by whom', () => {
    expect(titles({ subject: 'code' })).toEqual(['On pay']);
    expect(titles({ coder: 'Reza' })).toEqual(['يكي']);
    expect(titles({ coder: 'Reza', subject: 'code' })).toEqual([]);
  });
});
