/** What the page of passages can do. */
export interface PassagesControls {
  readonly hasFound: boolean;
  readonly hasChosen: boolean;
  readonly canCode: boolean;
  move(step: number): void;
  toggle(): void;
  all(): void;
  none(): void;
  code(): void;
  open(): void;
  addCode(): void;
  addFilter(): void;
}

declare module '../../shell/controls' {
  interface Controls {
    passages?: PassagesControls;
  }
}
