import { onForget } from '../../shell/forget';
import { makeStore } from '../../shell/store';
import { type Chosen, noneChosen } from './chosen';
import { nothingAsked, type Question } from './question';

interface Asked {
  readonly question: Question;
  readonly chosen: Chosen;
  /** The line where the keys are. */
  readonly active: number;
}

const nothing: Asked = { question: nothingAsked, chosen: noneChosen, active: 0 };

/** What the page of passages asks. It stays while other pages are looked at, in memory alone, and no longer than the study is open. */
export const asked = makeStore<Asked>(nothing);

/** Asks something else: what was chosen of the old answers is not of the new ones. */
export const ask = (question: Question): void => asked.set({ ...nothing, question });

export const choose = (chosen: Chosen): void => asked.set({ ...asked.get(), chosen });

export const moveTo = (active: number): void => asked.set({ ...asked.get(), active });

onForget(() => asked.set(nothing));
