const ofTheStudy = new Set<() => void>();
const read = new Set<() => void>();
const typed = new Set<() => void>();

/** Has something forgotten when the study is locked: whatever a module keeps of a study outside of React and of the query cache. */
export function onForget(forget: () => void): void {
  ofTheStudy.add(forget);
}

/** Has what the server said forgotten. Where words were destroyed, it is dropped and read anew in another way. */
export function onForgetRead(forget: () => void): void {
  read.add(forget);
}

/** Has drafts forgotten, which outlive a restart of the program but no lock. */
export function onForgetTyped(forget: () => void): void {
  typed.add(forget);
}

/** Forgets what was read of the study; with `andTyped` what was being typed as well. */
export function forget(andTyped: boolean): void {
  for (const one of [...ofTheStudy, ...read]) one();
  if (andTyped) for (const one of typed) one();
}

/** Forgets what stands beside what the server said: words of it may have been destroyed. */
export function forgetWords(): void {
  for (const one of ofTheStudy) one();
}
