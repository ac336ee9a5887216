import type { Action } from '../../actions/registry';
import type { AppState } from '../../actions/state';

/** What the page of sources can do. */
export interface SourcesControls {
  chooseFiles(): void;
  filter(): void;
  /** Opens the text of the source in front; null where none is. */
  readonly code: (() => void) | null;
}

declare module '../../shell/controls' {
  interface Controls {
    sources?: SourcesControls;
  }
}

/** What can be done on this page beside what can be done everywhere. */
export const sourcesActions: readonly Action<AppState>[] = [
  {
    id: 'sources.import',
    label: 'page.sources.import',
    keys: ['i'],
    scope: 'sources',
    enabled: (state) => state.controls.sources !== undefined,
    run: (state) => state.controls.sources?.chooseFiles(),
  },
  {
    id: 'sources.filter',
    label: 'page.sources.filter-words',
    keys: ['f'],
    scope: 'sources',
    enabled: (state) => state.controls.sources !== undefined,
    run: (state) => state.controls.sources?.filter(),
  },
  {
    id: 'sources.code',
    label: 'page.sources.code-it',
    keys: ['o'],
    scope: 'sources',
    enabled: (state) => (state.controls.sources?.code ?? null) !== null,
    run: (state) => state.controls.sources?.code?.(),
  },
];
