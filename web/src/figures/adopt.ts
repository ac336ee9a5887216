/** What a figure of ours is made of. Whatever else stands in it is left out: it comes from our own server, and holds names that people typed. */
const elements = new Set(['svg', 'g', 'title', 'desc', 'line', 'rect', 'path', 'circle', 'text']);
const attributes = new Set([
  ...['class', 'id', 'viewBox', 'width', 'height', 'role', 'tabindex', 'transform', 'direction', 'font-size', 'text-anchor'],
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'd'],
  ...[
    'aria-labelledby',
    'aria-describedby',
    'aria-label',
    'aria-hidden',
    'data-figure',
    'data-codes',
    'data-sources',
    'data-coders',
    'data-together',
  ],
]);
const svgSpace = 'http://www.w3.org/2000/svg';

/** The figure as an element of this page, made anew from what is allowed; null where it cannot be read. */
export function adoptFigure(markup: string): SVGElement | null {
  const parsed = new DOMParser().parseFromString(markup, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.localName !== 'svg' || parsed.querySelector('parsererror') !== null) return null;
  return copy(root);
}

function copy(from: Element): SVGElement {
  const made = document.createElementNS(svgSpace, from.localName);
  for (const { name, value } of from.attributes) if (attributes.has(name)) made.setAttribute(name, value);
  const isMark = from.classList.contains('fig-mark');
  // The mirrored half of a symmetric table is not read out; the eye is told all the same.
  if (isMark && !from.hasAttribute('aria-label')) made.setAttribute('data-says', from.querySelector('title')?.textContent ?? '');
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) made.append(child.nodeValue ?? '');
    // What a mark says is its label and stands beside it on hover: the browser's own slow hint would say it a second time.
    else if (child instanceof Element && elements.has(child.localName) && !(isMark && child.localName === 'title'))
      made.append(copy(child));
  }
  return made;
}
