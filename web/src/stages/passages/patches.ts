import type { Patch } from '../../shell/patches';

const read = new Set(['sources', 'coding', 'protection', 'study']);

/** What was found may be otherwise after every act on texts, codings, codes and people: the pages that are looked at are asked for anew. */
export const patchPassages: Patch = (client, event) => {
  if (event.stages.some((stage) => read.has(stage))) void client.invalidateQueries({ queryKey: ['passages'] });
  return [];
};
