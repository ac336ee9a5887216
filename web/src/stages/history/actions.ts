import type { Action } from '../../actions/registry';
import type { AppState } from '../../actions/state';
import type { HistoryControls } from './controls';

const act = (
  id: string,
  key: string,
  run: (controls: HistoryControls) => void,
  enabled: (controls: HistoryControls) => boolean,
): Action<AppState> => ({
  id: `history.${id}`,
  label: `page.history.act.${id}`,
  keys: [key],
  scope: 'history',
  enabled: ({ controls }) => controls.history !== undefined && enabled(controls.history),
  run: ({ controls }) => controls.history && run(controls.history),
});

/** What can be done on the page of the history. */
export const historyActions: readonly Action<AppState>[] = [
  act(
    'next',
    'j',
    (controls) => controls.move(1),
    (controls) => controls.hasActs,
  ),
  act(
    'previous',
    'k',
    (controls) => controls.move(-1),
    (controls) => controls.hasActs,
  ),
  act(
    'turn',
    't',
    (controls) => controls.turn(),
    (controls) => controls.canTurn,
  ),
];
