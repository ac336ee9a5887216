import { type QueryClient, type QueryKey, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import type { LiveEvent } from '../../api/items';
import { isOfTheStudy } from '../../shell/client';
import { forgetWords } from '../../shell/forget';
import { keys } from '../../shell/queries';
import type { Protection, TextName } from './items';

export const protectionKeys = {
  all: ['protection', 'all'],
  scrub: ['protection', 'scrub'],
  texts: ['protection', 'texts'],
} as const;

/** The people behind the sources, and what may leave. */
export function useProtection() {
  return useQuery({ queryKey: protectionKeys.all, queryFn: () => unwrap(api.GET('/api/protection')) });
}

/** Whether bytes of what was destroyed may still lie in the file. */
export function useScrub() {
  return useQuery({ queryKey: protectionKeys.scrub, queryFn: () => unwrap(api.GET('/api/protection/scrub')) });
}

/** Every text that can be rewritten for good: asked for whenever the list is shown, for every stage writes some. */
export function useWrittenTexts() {
  return useQuery({
    queryKey: protectionKeys.texts,
    queryFn: () => unwrap(api.GET('/api/protection/rewriting')),
    refetchOnMount: 'always',
  });
}

/** What a text says now; never kept, for it is about to be destroyed. */
export function useWrittenText(text: TextName) {
  return useQuery({
    queryKey: ['protection', 'text', text.kind, text.id],
    queryFn: () => unwrap(api.POST('/api/protection/rewriting/look', { body: text })),
    gcTime: 0,
    staleTime: 0,
  });
}

/** Brings what an event tells of people into the cache. */
export function patchProtection(client: QueryClient, event: LiveEvent): readonly QueryKey[] {
  const { protection } = event;
  if (protection !== null) client.setQueryData<Protection>(protectionKeys.all, (old) => old && protection);
  return [protectionKeys.all];
}

/** Lets nothing stay in the page that was read before words were destroyed; what is shown is read anew. */
export function dropWords(client: QueryClient, event: LiveEvent): void {
  // People are as the event tells, or as they were: this is known, and who looks at them goes on.
  const people = event.protection ?? client.getQueryData<Protection>(protectionKeys.all);
  client.removeQueries({ type: 'inactive', predicate: isOfTheStudy });
  void client.resetQueries({ predicate: isOfTheStudy });
  client.getMutationCache().clear();
  forgetWords();
  if (people !== undefined) client.setQueryData<Protection>(protectionKeys.all, people);
  void client.invalidateQueries({ queryKey: keys.study });
}
