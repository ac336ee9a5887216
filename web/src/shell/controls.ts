import { useLayoutEffect } from 'react';
import { makeStore, useStore } from './store';

/**
 * What the page in front can do, by stage; each stage adds its own by declaration merging:
 * `declare module '../../shell/controls' { interface Controls { coding?: CodingControls } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the stages fill it.
export interface Controls {}

const current: Controls = {};
const version = makeStore(0);

/** What can be done now. */
export const controlsNow = (): Controls => current;

/** The same for a component that shows it. */
export function useControlsNow(): Controls {
  useStore(version);
  return current;
}

/** Publishes what a page can do while it is shown. Functions are always the latest; a change of a plain value is told to whoever shows it. */
export function useControls<Name extends keyof Controls>(name: Name, controls: NonNullable<Controls[Name]>): void {
  useLayoutEffect(() => {
    const before = current[name];
    current[name] = controls;
    if (before === undefined || differ(before, controls)) version.set(version.get() + 1);
  });
  useLayoutEffect(
    () => () => {
      delete current[name];
      version.set(version.get() + 1);
    },
    [name],
  );
}

function differ(before: object, after: object): boolean {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = Object.entries(after);
  return (
    now.length !== old.size ||
    now.some(([key, value]) => typeof value !== typeof old.get(key) || (typeof value !== 'function' && !Object.is(value, old.get(key))))
  );
}
