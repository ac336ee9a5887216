/** Hears whether an element is near the window, and how wide its pane is then. */
type Hear = (isNear: boolean, paneWidth: number) => void;

interface Watched {
  readonly hear: Hear;
  isNear: boolean;
}

/** How far beyond the window something is near already. */
const beyond = '600px 0px';

const watched = new Map<Element, Watched>();
let observer: IntersectionObserver | null = null;
let lastWidth = 0;

/** Tells when an element comes near the window and when it leaves, and again when the window has another width. */
export function watchSight(element: Element, hear: Hear): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => {};
  if (observer === null) {
    // The pane scrolls in itself: 'rootMargin' alone reaches no further than its edge. Browsers that do not know the other measure a moment later.
    const options: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: beyond, scrollMargin: beyond };
    observer = new IntersectionObserver(tell, options);
    addEventListener('resize', tellAgain);
  }
  watched.set(element, { hear, isNear: false });
  observer.observe(element);
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}

/** To be called when the pane has another width though the window has not: panes are opened and closed. */
export function tellAgain(): void {
  lastWidth++;
  for (const { hear, isNear } of watched.values()) if (isNear) hear(true, lastWidth);
}

function tell(entries: readonly IntersectionObserverEntry[]): void {
  for (const entry of entries) {
    const one = watched.get(entry.target);
    if (one === undefined) continue;
    one.isNear = entry.isIntersecting;
    one.hear(entry.isIntersecting, lastWidth);
  }
}
