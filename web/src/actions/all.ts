import { codebookActions } from '../stages/codebook/actions';
import { codingActions } from '../stages/coding/actions';
import { historyActions } from '../stages/history/actions';
import { overviewActions } from '../stages/overview/actions';
import { passagesActions } from '../stages/passages/actions';
import { protectionActions } from '../stages/protection/actions';
import { settingsActions } from '../stages/settings/actions';
import { sourcesActions } from '../stages/sources/actions';
import { startActions } from '../stages/start/actions';
import { makeRegistry } from './registry';
import { shellActions } from './shellActions';
import type { AppState } from './state';

/** Everything that a person can do. The stages' own come first in the palette. */
export const registry = makeRegistry<AppState>([
  ...codingActions,
  ...sourcesActions,
  ...codebookActions,
  ...passagesActions,
  ...historyActions,
  ...protectionActions,
  ...overviewActions,
  ...settingsActions,
  ...startActions,
  ...shellActions,
]);
