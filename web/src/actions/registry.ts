import { canonical, type Key, matches, parseKey, type Stroke } from './keys';

/** From where an action was called. */
export type Source = 'button' | 'menu' | 'key' | 'palette';

/** Something that a person can do: the one description that buttons, menus, shortcuts, the palette and the sheet of keys read. */
export interface Action<State> {
  /** Unique, `stage.what-it-does`. */
  readonly id: string;
  /** The code of its name in the catalogue. */
  readonly label: string;
  /** Its keys, each as `parseKey` reads it. */
  readonly keys?: readonly string[];
  /** Where its keys hold; everywhere without one. */
  readonly scope?: string;
  /** Whether its keys hold while a person writes in a field. */
  readonly whileTyping?: boolean;
  /** Whether it stands in the palette; yes without it. */
  readonly inPalette?: boolean;
  /** Whether it can be done now. */
  enabled(state: State): boolean;
  run(state: State, source: Source): void;
}

export interface Registry<State> {
  readonly actions: readonly Action<State>[];
  /** An action by id; misuse throws. */
  get(id: string): Action<State>;
  /** The keys of an action, read. */
  keysOf(id: string): readonly Key[];
  /** The action of a stroke in the scopes that hold, the innermost first, if it can be done now; null otherwise. */
  find(
    stroke: Stroke & { readonly target?: EventTarget | null },
    scopes: readonly string[],
    state: State,
    isMac: boolean,
  ): Action<State> | null;
}

const everywhere = '';

/** Puts actions together. Throws where two have one id, or could both answer one key: in one scope, or in a scope and everywhere. */
export function makeRegistry<State>(actions: readonly Action<State>[]): Registry<State> {
  const byId = new Map<string, Action<State>>();
  const keys = new Map<string, readonly Key[]>();
  const holders = new Map<string, { id: string; scope: string }[]>();
  for (const action of actions) {
    if (byId.has(action.id)) throw new Error(`Two actions have the id '${action.id}'.`);
    byId.set(action.id, action);
    const read = (action.keys ?? []).map(parseKey);
    keys.set(action.id, read);
    const scope = action.scope ?? everywhere;
    for (const name of read.map(canonical)) {
      const held = holders.get(name) ?? [];
      const other = held.find((h) => h.scope === scope || h.scope === everywhere || scope === everywhere);
      if (other !== undefined) throw new Error(`'${action.id}' and '${other.id}' have the same key '${name}'.`);
      holders.set(name, [...held, { id: action.id, scope }]);
    }
  }
  return {
    actions,
    get(id) {
      const action = byId.get(id);
      if (action === undefined) throw new Error(`There is no action '${id}'.`);
      return action;
    },
    keysOf: (id) => keys.get(id) ?? [],
    find(stroke, scopes, state, isMac) {
      const typing = isTyping(stroke.target ?? null);
      for (const scope of [...scopes, everywhere]) {
        for (const action of actions) {
          if ((action.scope ?? everywhere) !== scope || (typing && action.whileTyping !== true)) continue;
          if (keys.get(action.id)?.some((key) => matches(key, stroke, isMac)) === true) return action.enabled(state) ? action : null;
        }
      }
      return null;
    },
  };
}

const fieldsWithoutText = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/** Whether keys pressed on an element write into it. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as Partial<HTMLElement & HTMLInputElement> | null;
  const tag = element?.tagName?.toLowerCase();
  if (tag === 'textarea' || tag === 'select') return true;
  if (tag === 'input') return !fieldsWithoutText.has(element?.type ?? 'text');
  // The property is not there in every document without a window: the attribute is asked too.
  if (element?.isContentEditable === true) return true;
  const editable = element?.closest?.('[contenteditable]')?.getAttribute('contenteditable');
  return editable !== undefined && editable !== null && editable.toLowerCase() !== 'false';
}
