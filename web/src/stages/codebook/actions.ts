import type { Action } from '../../actions/registry';
import type { AppState } from '../../actions/state';
import type { CodebookControls } from './controls';

function does(
  id: Exclude<keyof CodebookControls, 'hasCode' | 'codes'>,
  keys: readonly string[],
  when: (controls: CodebookControls) => boolean = () => true,
): Action<AppState> {
  return {
    id: `codebook.${id}`,
    label: `page.codebook.act.${id}`,
    keys,
    scope: 'codebook',
    enabled: ({ controls }) => controls.codebook !== undefined && when(controls.codebook),
    run: ({ controls }) => controls.codebook?.[id](),
  };
}

const onCode = (controls: CodebookControls): boolean => controls.hasCode;

/** What can be done on the page of the codebook. */
export const codebookActions: readonly Action<AppState>[] = [
  does('find', ['c']),
  does('merge', ['g'], (c) => c.hasCode && c.codes > 1),
  does('split', ['s'], onCode),
  does('remove', [], onCode),
  does('passages', ['p'], onCode),
  does('memo', ['m']),
  does('import', ['i']),
  does('export', [], (c) => c.codes > 0),
];
