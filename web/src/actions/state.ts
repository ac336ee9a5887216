import type { StudyReply } from '../api/items';
import type { Controls } from '../shell/controls';

/** What actions know of the moment. */
export interface AppState {
  /** Where the study stands; undefined before it is known. */
  readonly standing: StudyReply | undefined;
  /** The place in the page: `/code/ID`. */
  readonly place: string;
  /** The stage in front: `coding`. */
  readonly stage: string;
  /** What the pages in front can do. */
  readonly controls: Controls;
  /** Whether something can be taken back by the button in the status line. */
  readonly back: 'undo' | 'redo' | null;
  go(place: string): void;
}

/** Whether a study lies open. */
export const isOpen = (state: AppState): boolean => state.standing?.state === 'open';
