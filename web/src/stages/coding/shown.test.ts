import { describe, expect, it } from 'vitest';
import { blocksOf, mainSpeakers, showTime } from './blocks';
import { mountingOrder } from './mounting';
import { layOut, makeShower, stripesOf } from './shown';

const text = 'Interview of May\nR1: They paid late.\nP-04: Nobody saw land. We waited.\n';
const turns = [
  { number: 1, start: 17, wordsStart: 21, end: 36, speaker: 'R1', time: 842_000 },
  { number: 2, start: 37, wordsStart: 43, end: 70, speaker: 'P-04', time: null },
];
const blocks = blocksOf({ text, turns });
const codes = new Map([
  ['pay', { name: 'Pay', path: 'Pay', colour: '#aa0000' }],
  ['land', { name: 'Land', path: 'Land', colour: '#00aa00' }],
]);
const coding = (id: string, start: number, end: number, code = 'pay') => ({ id, start, end, code, coder: 'x' });
const mine = (): null => null;

describe('The pieces of a text', () => {
  it('are its turns, and what stands before and between them', () => {
    expect(blocks.map((block) => block.words)).toEqual(['Interview of May', 'They paid late.', 'Nobody saw land. We waited.']);
    expect(blocks.map((block) => block.number)).toEqual([null, 1, 2]);
  });

  it('are its lines where it has no turns', () => {
    expect(blocksOf({ text: ' a\n\n b c \n', turns: [] }).map(({ start, end }) => [start, end])).toEqual([
      [1, 2],
      [5, 8],
    ]);
  });

  it('tell whose account it is: by name, else by who says most', () => {
    expect([...mainSpeakers(blocks, ['P-04'])]).toEqual(['P-04']);
    expect([...mainSpeakers(blocks, [])]).toEqual(['P-04']);
    expect([...mainSpeakers(blocks, ['R1'])]).toEqual(['R1']);
  });

  it('have times that are read at a glance', () => expect([842_000, 3_765_000].map(showTime)).toEqual(['14:02', '1:02:45']));

  it('are mounted from the first one in sight outwards', () => expect(mountingOrder(5, 1)).toEqual([1, 2, 0, 3, 4]));
});

describe('Codings in the text', () => {
  it('that are new change the turns they lie on and no other', () => {
    const show = makeShower();
    const before = layOut(blocks, show([coding('a', 21, 30), coding('b', 43, 50)], codes, mine), null);
    const after = layOut(blocks, show([coding('a', 21, 30), coding('b', 43, 50), coding('c', 45, 70, 'land')], codes, mine), before);
    expect(after.segments.runs[1]).toBe(before.segments.runs[1]);
    expect(after.segments.runs[2]).not.toBe(before.segments.runs[2]);
    expect(after.lanes.get('c')).toBe(1);
    expect(after.lanes.get('b')).toBe(0);
  });

  it('change their look with their code, each in its turn', () => {
    const show = makeShower();
    const list = [coding('a', 21, 30), coding('b', 43, 50, 'land')];
    const before = layOut(blocks, show(list, codes, mine), null);
    const renamed = new Map([...codes, ['land', { name: 'Ground', path: 'Ground', colour: '#00aa00' }]]);
    const after = layOut(blocks, show(list, renamed, mine), before);
    expect(after.segments.runs[1]).toBe(before.segments.runs[1]);
    expect(after.segments.runs[2]?.[0]?.codings[0]?.name).toBe('Ground');
  });

  it('go, and leave the others in their lanes', () => {
    const show = makeShower();
    const before = layOut(blocks, show([coding('a', 43, 60), coding('b', 45, 50)], codes, mine), null);
    const after = layOut(blocks, show([coding('b', 45, 50)], codes, mine), before);
    expect(after.lanes.get('b')).toBe(before.lanes.get('b'));
    expect(after.lanes.has('a')).toBe(false);
  });

  it('have their name where they begin and their stripe in every turn', () => {
    const laid = layOut(blocks, makeShower()([coding('a', 25, 60)], codes, mine), null);
    const stripes = blocks.map((block, i) => stripesOf(block, blocks[i - 1]?.end ?? -1, laid.segments.codings[i] ?? [], laid.lanes));
    expect(stripes.map((list) => list.map((stripe) => stripe.isNamed))).toEqual([[], [true], [false]]);
  });
});
