// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { adoptFigure } from './adopt';
import { type Box, evidenceOf, nextMark, placeOfEvidence } from './marks';

const box = (x: number, y: number, width = 20, height = 10): Box => ({ x, y, width, height });

describe('The next mark', () => {
  // Two rows of bars: three series in the first, one in the second.
  const bars = [box(0, 0, 30), box(30, 0, 10), box(40, 0, 5), box(0, 20, 80)];

  it('lies beside in the same bar, and below in the next', () => {
    expect(nextMark(bars, 0, 'ArrowRight')).toBe(1);
    expect(nextMark(bars, 1, 'ArrowRight')).toBe(2);
    expect(nextMark(bars, 2, 'ArrowLeft')).toBe(1);
    expect(nextMark(bars, 1, 'ArrowDown')).toBe(3);
    expect(nextMark(bars, 3, 'ArrowUp')).toBe(2);
  });
  it('is the same one at an edge', () => {
    expect(nextMark(bars, 2, 'ArrowRight')).toBe(2);
    expect(nextMark(bars, 3, 'ArrowDown')).toBe(3);
    expect(nextMark(bars, 0, 'ArrowUp')).toBe(0);
  });
  it('is what the eye sees, so that a mirrored figure needs nothing else', () => {
    const mirrored = bars.map((b) => ({ ...b, x: 100 - b.x - b.width }));
    expect(nextMark(mirrored, 0, 'ArrowLeft')).toBe(1);
    expect(nextMark(mirrored, 1, 'ArrowRight')).toBe(0);
  });
  it('reaches every cell of a table with holes', () => {
    const cells = [box(0, 20, 10), box(0, 30, 10), box(10, 30, 10), box(30, 60, 10)];
    const reached = new Set([0]);
    for (let grew = true; grew; ) {
      grew = false;
      for (const from of [...reached])
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
          const next = nextMark(cells, from, key);
          if (next !== null && !reached.has(next)) grew = reached.add(next).size > 0;
        }
    }
    expect(reached.size).toBe(cells.length);
  });
  it('is the first or the last with Home and End, and nothing by other keys', () => {
    expect(nextMark(bars, 2, 'Home')).toBe(0);
    expect(nextMark(bars, 0, 'End')).toBe(3);
    expect(nextMark(bars, 0, 'a')).toBeNull();
  });
});

describe('A figure from the server', () => {
  const figure =
    '<svg class="fig" viewBox="0 0 10 10" role="group" onload="x()" style="color:red"><title id="t">Codes &amp; more</title><script>x()</script>' +
    '<g class="fig-mark" tabindex="0" role="img" aria-label="pay: 3" data-codes="A B" data-together="true" onclick="x()"><title>pay: 3</title>' +
    '<rect class="fig-series1" x="1" y="1" width="2" height="2" href="javascript:x()"/><foreignObject><b>no</b></foreignObject></g>' +
    '<image href="http://example.org/x"/><a href="x"><rect/></a></svg>';

  it('is made anew of what is allowed, and nothing else comes with it', () => {
    const svg = adoptFigure(figure);
    expect(svg?.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(svg?.outerHTML).not.toMatch(/script|onload|onclick|style=|href|foreignObject|image|javascript/);
    expect(svg?.querySelector('title')?.textContent).toBe('Codes & more');
    expect(svg?.querySelectorAll('rect')).toHaveLength(1);
    expect(svg?.querySelector('.fig-mark > title')).toBeNull();
  });
  it('is refused where it is no figure', () => {
    expect(adoptFigure('<html></html>')).toBeNull();
    expect(adoptFigure('<svg><g></svg>')).toBeNull();
    expect(adoptFigure('')).toBeNull();
  });
  it('leads from a mark to its evidence by ids alone', () => {
    const mark = adoptFigure(figure)?.querySelector('.fig-mark');
    const evidence = mark && evidenceOf(mark);
    expect(evidence).toEqual({ codes: ['A', 'B'], sources: [], coders: [], together: true });
    expect(evidence && placeOfEvidence(evidence)).toBe('/passages?together=A%2CB');
    expect(evidenceOf(document.createElement('g'))).toBeNull();
  });
});
