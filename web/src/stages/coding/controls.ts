import type { Unit, Way } from '../../text/extend';
import type { Judged } from './judgements';

/** What the page of coding can do, as its actions call it. */
export interface CodingControls {
  /** Whether there is something to give a code to: words selected, a passage at hand, or a caret. */
  readonly hasTarget: boolean;
  readonly hasPassage: boolean;
  /** Whether the passage at hand was made in a text that is open. */
  readonly isOwn: boolean;
  readonly hasCodings: boolean;
  readonly hasLast: boolean;
  /** How many codes have a digit. */
  readonly recent: number;
  readonly hasOther: boolean;
  /** Whether arrows move the caret of the text: not while something else that they move has the focus. */
  readsArrows(): boolean;
  turn(by: 1 | -1): void;
  source(by: 1 | -1): void;
  caret(unit: Unit, arrow: 'ArrowLeft' | 'ArrowRight', extends_: boolean): void;
  line(way: Way, extends_: boolean): void;
  sentence(way: Way): void;
  byName(): void;
  again(): void;
  digit(digit: number): void;
  inVivo(): void;
  memo(): void;
  judge(which: Judged): void;
  stretch(edge: 'start' | 'end', way: Way): void;
  split(): void;
  uncode(): void;
  passage(by: 1 | -1): void;
  link(): void;
  beside(): void;
  whose(): void;
  leave(): void;
}

declare module '../../shell/controls' {
  interface Controls {
    coding?: CodingControls;
  }
}
