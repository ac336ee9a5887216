import { describe, expect, it } from 'vitest';
import { dayOf, momentOf } from './days';

describe('days', () => {
  it('begin and end where the person is', () => {
    const from = momentOf('2026-11-30');
    const until = momentOf('2026-11-30', 1);
    expect(from).toBe(new Date(2026, 10, 30).toISOString());
    expect(until).toBe(new Date(2026, 11, 1).toISOString());
    expect(dayOf(from ?? '')).toBe('2026-11-30');
    expect(dayOf(new Date(new Date(until ?? '').getTime() - 1).toISOString())).toBe('2026-11-30');
  });

  it('are none where nothing is written', () => {
    expect(momentOf('')).toBeNull();
    expect(momentOf('2026')).toBeNull();
  });
});
