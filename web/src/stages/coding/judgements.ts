import type { CodingItem } from '../../api/items';

export type Judged = 'stance' | 'standing' | 'elicitation' | 'standpoint';

/** What can be judged of a coding, in the order in which it is shown. */
export const judged: readonly Judged[] = ['stance', 'standing', 'elicitation', 'standpoint'];

/** The judgements that can be chosen, in the order of their digits. The last takes the judgement back. */
export const judgements: { readonly [Which in Judged]: readonly CodingItem[Which][] } = {
  stance: ['supports', 'denies', 'reports', 'absent', 'unknown', 'unset'],
  standing: ['source-words', 'reported-speech', 'literature', 'author-inference', 'author-knowledge', 'background', 'unknown', 'unset'],
  elicitation: ['spontaneous', 'prompted', 'pressed', 'unknown', 'unset'],
  standpoint: ['own-experience', 'witnessed', 'hearsay', 'unknown', 'unset'],
};

/** The code of a judgement's words in the catalogue: reports and the page say the same. */
export function wordsOf(which: Judged, value: string): string {
  return value === 'unset' ? 'page.coding.unset' : `report.${which}.${value}`;
}
