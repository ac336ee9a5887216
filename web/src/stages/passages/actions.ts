import type { Action } from '../../actions/registry';
import type { AppState } from '../../actions/state';
import type { PassagesControls } from './controls';

const act = (
  id: string,
  keys: readonly string[],
  run: (controls: PassagesControls) => void,
  enabled: (controls: PassagesControls) => boolean = () => true,
): Action<AppState> => ({
  id: `passages.${id}`,
  label: `page.passages.act.${id}`,
  keys,
  scope: 'passages',
  enabled: ({ controls }) => controls.passages !== undefined && enabled(controls.passages),
  run: ({ controls }) => controls.passages && run(controls.passages),
});

const found = (controls: PassagesControls): boolean => controls.hasFound;

/** What can be done on the page of passages. */
export const passagesActions: readonly Action<AppState>[] = [
  act('next', ['j'], (controls) => controls.move(1), found),
  act('previous', ['k'], (controls) => controls.move(-1), found),
  act('choose', ['x'], (controls) => controls.toggle(), found),
  act('choose-all', ['Ctrl-A'], (controls) => controls.all(), found),
  act(
    'choose-none',
    ['Escape'],
    (controls) => controls.none(),
    (controls) => controls.hasChosen,
  ),
  act(
    'code',
    ['c'],
    (controls) => controls.code(),
    (controls) => controls.canCode,
  ),
  act('open', ['o'], (controls) => controls.open(), found),
  act('add-code', ['b'], (controls) => controls.addCode()),
  act('add-filter', ['f'], (controls) => controls.addFilter()),
];
