import { onForget } from '../../shell/forget';
import { makeStore } from '../../shell/store';

export const parts = ['people', 'consents', 'leaving', 'withdrawal', 'copies', 'rewriting'] as const;

/** Which part of the page is shown, so that who comes back finds it again. */
export const shownPart = makeStore<(typeof parts)[number]>('people');

export const kinds = ['participant', 'source', 'voice'] as const;

export interface Chosen {
  readonly what: (typeof kinds)[number];
  readonly participant: string;
  readonly source: string;
}

const nothing: Chosen = { what: 'participant', participant: '', source: '' };

/** What is chosen to be withdrawn, by ids alone: the list of people sends it here. */
export const chosen = makeStore<Chosen>(nothing);

onForget(() => chosen.set(nothing));
