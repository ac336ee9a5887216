import { describe, expect, it } from 'vitest';
import { isMixed } from './pointing';

describe('Words of two directions', () => {
  it('are those in which right-to-left letters and Latin letters or digits meet', () => {
    expect(['They wrote سال', 'سال 1395', 'سال ۱۳۹۵'].map(isMixed)).toEqual([true, true, true]);
    expect(['They wrote 1395.', 'مادرم زنگ می‌زد.', ''].map(isMixed)).toEqual([false, false, false]);
  });
});
