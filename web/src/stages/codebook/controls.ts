/** What the page of the codebook can do, as its actions call it. */
export interface CodebookControls {
  /** Whether an entry is open. */
  readonly hasCode: boolean;
  /** How many codes there are. */
  readonly codes: number;
  find(): void;
  merge(): void;
  split(): void;
  remove(): void;
  passages(): void;
  import(): void;
  export(): void;
  memo(): void;
}

declare module '../../shell/controls' {
  interface Controls {
    codebook?: CodebookControls;
  }
}
