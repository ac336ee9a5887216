import type { Action } from '../../actions/registry';
import type { AppState } from '../../actions/state';
import type { CodingControls } from './controls';
import { judged } from './judgements';

type When = (controls: CodingControls) => boolean;

const always: When = () => true;

function does(
  id: string,
  keys: readonly string[],
  run: (controls: CodingControls) => void,
  when: When = always,
  inPalette = true,
): Action<AppState> {
  return {
    id: `coding.${id}`,
    label: `page.coding.act.${id}`,
    keys,
    scope: 'coding',
    inPalette,
    enabled: ({ controls }) => controls.coding !== undefined && when(controls.coding),
    run: ({ controls }) => {
      if (controls.coding !== undefined) run(controls.coding);
    },
  };
}

const hasPassage: When = (c) => c.hasPassage;
const isOwn: When = (c) => c.hasPassage && c.isOwn;
const hasTarget: When = (c) => c.hasTarget;
const reads: When = (c) => c.readsArrows();

function arrow(id: string, key: string, run: (controls: CodingControls) => void): Action<AppState> {
  return does(id, [key], run, reads, false);
}

const judgementKeys = { stance: 'a', standing: 'w', elicitation: 'e', standpoint: 'p' } as const;

/** What can be done on the page of coding. */
export const codingActions: readonly Action<AppState>[] = [
  does('by-name', ['c'], (c) => c.byName(), hasTarget),
  does(
    'again',
    ['.'],
    (c) => c.again(),
    (c) => c.hasTarget && c.hasLast,
  ),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) =>
    does(
      `digit-${digit}`,
      [String(digit)],
      (c) => c.digit(digit),
      (c) => c.hasTarget && digit <= c.recent,
      false,
    ),
  ),
  does('in-vivo', ['i'], (c) => c.inVivo(), hasTarget),
  does('memo', ['m'], (c) => c.memo(), hasPassage),
  ...judged.map((which) => does(which, [judgementKeys[which]], (c) => c.judge(which), hasPassage)),
  does('end-on', ['='], (c) => c.stretch('end', 'forward'), isOwn),
  does('end-back', ['-'], (c) => c.stretch('end', 'backward'), isOwn),
  does('start-back', ['+'], (c) => c.stretch('start', 'backward'), isOwn),
  does('start-on', ['_'], (c) => c.stretch('start', 'forward'), isOwn),
  does('split', ['d'], (c) => c.split(), isOwn),
  does('uncode', ['x', 'Delete'], (c) => c.uncode(), hasPassage),
  does(
    'next',
    [']'],
    (c) => c.passage(1),
    (c) => c.hasCodings,
  ),
  does(
    'previous',
    ['['],
    (c) => c.passage(-1),
    (c) => c.hasCodings,
  ),
  does('link', ['l'], (c) => c.link(), hasTarget),
  does(
    'beside',
    ['t'],
    (c) => c.beside(),
    (c) => c.hasOther,
  ),
  does('whose', ['b'], (c) => c.whose()),
  does('turn-on', ['j'], (c) => c.turn(1)),
  does('turn-back', ['k'], (c) => c.turn(-1)),
  does('source-on', ['Shift-J'], (c) => c.source(1)),
  does('source-back', ['Shift-K'], (c) => c.source(-1)),
  does('sentence', ['s'], (c) => c.sentence('forward')),
  does('sentence-back', ['Shift-S'], (c) => c.sentence('backward')),
  arrow('left', 'ArrowLeft', (c) => c.caret('character', 'ArrowLeft', false)),
  arrow('right', 'ArrowRight', (c) => c.caret('character', 'ArrowRight', false)),
  arrow('word-left', 'Ctrl-ArrowLeft', (c) => c.caret('word', 'ArrowLeft', false)),
  arrow('word-right', 'Ctrl-ArrowRight', (c) => c.caret('word', 'ArrowRight', false)),
  arrow('extend-left', 'Shift-ArrowLeft', (c) => c.caret('word', 'ArrowLeft', true)),
  arrow('extend-right', 'Shift-ArrowRight', (c) => c.caret('word', 'ArrowRight', true)),
  arrow('extend-character-left', 'Ctrl-Shift-ArrowLeft', (c) => c.caret('character', 'ArrowLeft', true)),
  arrow('extend-character-right', 'Ctrl-Shift-ArrowRight', (c) => c.caret('character', 'ArrowRight', true)),
  arrow('down', 'ArrowDown', (c) => c.line('forward', false)),
  arrow('up', 'ArrowUp', (c) => c.line('backward', false)),
  arrow('extend-down', 'Shift-ArrowDown', (c) => c.line('forward', true)),
  arrow('extend-up', 'Shift-ArrowUp', (c) => c.line('backward', true)),
  does('leave', ['Escape'], (c) => c.leave(), always, false),
];
