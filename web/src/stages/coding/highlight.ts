import { rangeOfSpan, type WordsAttribute } from '../../text/layout';
import type { Span } from '../../text/turns';

const name = 'coding-target';

/** Shows a span while a field has the focus, which takes the browser's own selection; null shows none. Browsers without highlights show nothing. */
export function highlight(root: HTMLElement | null, span: Span | null, attribute?: WordsAttribute): void {
  if (typeof Highlight === 'undefined' || CSS.highlights === undefined) return;
  const range = root === null || span === null ? null : rangeOfSpan(root, span, attribute);
  if (range === null) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(range));
}
