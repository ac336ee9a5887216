import { notifyManager, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query';
import type { CodeItem, CodingsReply, LiveEvent, SourceItem, StudyReply } from '../api/items';
import { patchCodebook } from '../stages/codebook/patches';
import { patchPassages } from '../stages/passages/patches';
import { dropWords, patchProtection } from '../stages/protection/queries';
import { afterPaint } from './afterPaint';
import { keys } from './queries';
import { replaced } from './replaced';

/**
 * Brings what an event tells into the cache. Answers with the beginnings of the keys that are true again by it; whatever else an event's stages touch is
 * read anew.
 */
export type Patch = (client: QueryClient, event: LiveEvent) => readonly QueryKey[];

/** The patches of all stages: a stage that has one adds it here. */
const patches: readonly Patch[] = [patchProtection, patchStudy, patchSources, patchCoding, patchCodebook, patchPassages];

/** Applies an event: what it tells is drawn at once and together, and what it makes old is read anew after that was painted. */
export function applyEvent(client: QueryClient, event: LiveEvent): void {
  if (event.destroyed) {
    // Words were destroyed for good: nothing that was read before is kept, not even where nobody looks at it now.
    dropWords(client, event);
    return;
  }
  const old = new Set<Query>();
  notifyManager.batch(() => {
    const kept = patches.flatMap((patch) => patch(client, event));
    const touched = new Set([...event.stages, 'history']);
    for (const query of client.getQueryCache().getAll()) {
      if (!touched.has(String(query.queryKey[0]))) continue;
      // An answer that is on its way may have been read before the act: it is asked for again.
      const isAsked = query.state.fetchStatus === 'fetching';
      if (!isAsked && kept.some((start) => begins(query.queryKey, start))) continue;
      old.add(query);
      query.invalidate();
    }
  });
  afterPaint(() => void client.refetchQueries({ predicate: (query) => old.has(query), type: 'active' }));
}

const begins = (key: QueryKey, start: QueryKey): boolean => start.every((part, i) => key[i] === part);

function patchStudy(client: QueryClient, event: LiveEvent): readonly QueryKey[] {
  client.setQueryData<StudyReply>(keys.study, (old) =>
    old?.study ? { ...old, study: { ...old.study, conflicts: event.conflicts, sequence: event.sequence, acts: event.acts } } : old,
  );
  return [];
}

function patchSources(client: QueryClient, event: LiveEvent): readonly QueryKey[] {
  const { sources, texts } = event;
  for (const text of texts) {
    void client.invalidateQueries({ queryKey: keys.document(text) });
    void client.invalidateQueries({ queryKey: keys.codings(text) });
  }
  if (sources !== null)
    client.setQueryData<SourceItem[]>(keys.sources, (old) => old && replaced(old, sources.put, sources.removed).sort(byName));
  return [keys.sources, ['sources', 'document']];
}

function patchCoding(client: QueryClient, event: LiveEvent): readonly QueryKey[] {
  const { codebook } = event;
  if (codebook !== null) client.setQueryData<CodeItem[]>(keys.codes, (old) => old && codebook);
  for (const patch of event.codings) {
    const key = keys.codings(patch.document);
    if (patch.refetch) void client.invalidateQueries({ queryKey: key });
    else
      client.setQueryData<CodingsReply>(
        key,
        (old) =>
          old && { ...old, codings: replaced(old.codings, patch.put, patch.removed).sort((a, b) => a.start - b.start || a.end - b.end) },
      );
  }
  return [keys.codes, ['coding', 'document']];
}

// As the server sorts them: the withdrawn last.
function byName(a: SourceItem, b: SourceItem): number {
  const [first, second] = [a.name.toUpperCase(), b.name.toUpperCase()];
  return Number(a.withdrawn) - Number(b.withdrawn) || (first < second ? -1 : first > second ? 1 : 0);
}
