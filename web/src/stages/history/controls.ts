/** What the page of the history can do. */
export interface HistoryControls {
  readonly hasActs: boolean;
  readonly canTurn: boolean;
  move(step: number): void;
  /** Takes the act back, or brings it back. */
  turn(): void;
}

declare module '../../shell/controls' {
  interface Controls {
    history?: HistoryControls;
  }
}
