import type { Action } from '../../actions/registry';
import type { AppState } from '../../actions/state';

/** What can be done on this page beside what can be done everywhere. */
export const historyActions: readonly Action<AppState>[] = [];
