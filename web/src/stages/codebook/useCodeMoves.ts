import { useCallback } from 'react';
import { api } from '../../api/client';
import { type Acting, useAct } from '../../shell/acting';
import type { CodeItem } from './items';
import { moved, type Placing, type Way } from './tree';

export interface CodeMoves {
  readonly acting: Acting;
  /** Puts a code where it was dropped or chosen to stand. */
  place(id: string, placing: Placing | null): void;
  /** Moves a code by a key. */
  move(id: string, way: Way): void;
  /** Makes a code of what was typed, `Leaving/Way out` below Leaving; its id, or null where it was refused. */
  create(typed: string): Promise<string | null>;
}

/** What the tree does to the codebook. */
export function useCodeMoves(codes: readonly CodeItem[]): CodeMoves {
  const acting = useAct();
  const { run } = acting;
  const place = useCallback(
    (id: string, placing: Placing | null) => {
      if (placing !== null)
        void run(api.POST('/api/coding/codebook/codes/{code}/place', { params: { path: { code: id } }, body: { ...placing } }));
    },
    [run],
  );
  const move = useCallback((id: string, way: Way) => place(id, moved(codes, id, way)), [codes, place]);
  const create = async (typed: string): Promise<string | null> => {
    const { name, parent } = split(typed, codes);
    const done = await run(api.POST('/api/coding/codebook/codes', { body: { name, parent, colour: null, texts: null } }));
    return done?.created[0] ?? null;
  };
  return { acting, place, move, create };
}

const tidy = (path: string): string =>
  path
    .toLocaleLowerCase()
    .replace(/\s*\/\s*/g, '/')
    .trim();

/** Whether a code is called so: by its name, or by its path where a path was typed. */
export function isCalled(code: CodeItem, typed: string): boolean {
  return tidy(typed.includes('/') ? code.path : code.name) === tidy(typed);
}

function split(typed: string, codes: readonly CodeItem[]): { readonly name: string; readonly parent: string | null } {
  const slash = typed.lastIndexOf('/');
  const above = slash < 0 ? undefined : codes.find((code) => tidy(code.path) === tidy(typed.slice(0, slash)));
  return above === undefined ? { name: typed.trim(), parent: null } : { name: typed.slice(slash + 1).trim(), parent: above.id };
}
