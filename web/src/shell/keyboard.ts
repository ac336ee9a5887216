import { useEffect } from 'react';
import { registry } from '../actions/all';
import { stateNow } from '../actions/now';

/** Whether keys are read as a Mac's. */
export const isMac = /^Mac/.test(globalThis.navigator?.platform ?? '');

const scopes: string[] = [];

/** Has the keys of a scope hold while a component is shown, before those of its stage. */
export function useScope(scope: string, holds = true): void {
  useEffect(() => {
    if (!holds) return;
    scopes.unshift(scope);
    return () => {
      scopes.splice(scopes.indexOf(scope), 1);
    };
  }, [scope, holds]);
}

// What lies over the page and holds the focus answers keys itself; only the lock is heard through it.
const isCovered = (): boolean => document.querySelector('dialog[open], [aria-modal="true"]') !== null;
const throughAll = new Set(['shell.lock']);

/** Hears the keys of all actions. */
export function useKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const state = stateNow();
      const action = registry.find(event, [...scopes, state.stage], state, isMac);
      if (action === null || (isCovered() && !throughAll.has(action.id))) return;
      event.preventDefault();
      action.run(state, 'key');
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
