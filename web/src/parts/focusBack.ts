/** Gives the focus back to what a field was opened from, once that is drawn again: only where nothing else took it, for a person may be typing elsewhere by then. */
export function focusBack(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement === null || document.activeElement === document.body) find()?.focus();
  });
}
