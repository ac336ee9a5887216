import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { LiveEvent } from '../../api/items';
import { replaced } from '../../shell/replaced';
import type { CausalLinks, MemoItem } from './items';
import { codebookKeys } from './queries';

/** Brings what an event tells of sets, versions, memos and causal links into the cache; counts and lists of words are read anew where they may have changed. */
export function patchCodebook(client: QueryClient, event: LiveEvent): readonly QueryKey[] {
  const { codeSets, codebookVersions, memos } = event;
  if (codeSets !== null) client.setQueryData(codebookKeys.sets, (old) => old && codeSets);
  if (codebookVersions !== null) client.setQueryData(codebookKeys.versions, (old) => old && codebookVersions);
  if (memos !== null) client.setQueryData<MemoItem[]>(codebookKeys.memos, (old) => old && replaced(old, memos.put, memos.removed));
  for (const links of event.links) client.setQueryData<CausalLinks>(codebookKeys.linksIn(links.document), (old) => old && links);
  const kept: QueryKey[] = [codebookKeys.sets, codebookKeys.versions, codebookKeys.memos, ['coding', 'links', 'document']];
  // A link's row says how its codes and its source are called, and its words.
  const movesLinks = event.links.length > 0 || event.codebook !== null || event.sources !== null || event.texts.length > 0;
  if (!movesLinks) kept.push(codebookKeys.links, codebookKeys.map);
  if (!movesLinks && event.codings.length === 0) kept.push(codebookKeys.counts);
  return kept;
}
