// A page that nobody sees is not painted: it goes on all the same.
const longest = 100;

/** Does some work once what is being drawn now has been painted, so that it does not stand in the way of what a person waits for. */
export function afterPaint(work: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    work();
  };
  setTimeout(once, longest);
  if (typeof requestAnimationFrame !== 'function') return;
  // A message that is sent in an animation frame arrives right after that frame was painted.
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = once;
    channel.port2.postMessage(null);
  });
}
