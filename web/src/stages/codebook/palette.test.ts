import { describe, expect, it, test } from 'vitest';
import { contrast, palette } from './palette';

describe('The colours that are offered for codes', () => {
  test.each(palette)('%s can be seen on paper, light and dark', (_, colour) => {
    for (const paper of ['#ffffff', '#f8f9fb', '#16181c', '#22262c']) expect(contrast(colour, paper)).toBeGreaterThan(3);
  });

  it('are told apart', () => expect(new Set(palette.map(([, colour]) => colour)).size).toBe(palette.length));
});

describe('Contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
  });
});
