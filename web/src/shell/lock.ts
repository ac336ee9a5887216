import { api, unwrap, watchAnswers } from '../api/client';
import type { StudyReply } from '../api/items';
import { dropSession } from '../api/session';
import { Trouble } from '../api/trouble';
import { queryClient } from './client';
import { entry } from './entry';
import { forget } from './forget';
import { keys } from './queries';
import { connection } from './status';

/** The opening that the page reads from. */
let run: string | null = null;
/** The study whose drafts may be kept. */
let study: string | null = null;
let forgetting: ReturnType<typeof setTimeout> | undefined;

/** Remembers from which opening of which study the page reads. What was being typed comes back in its own study only. */
export function readingFrom(openedRun: string, openedStudy: string): void {
  clearTimeout(forgetting);
  if (study !== null && study !== openedStudy) forget(true);
  run = openedRun;
  study = openedStudy;
}

/** Takes everything of the study off the page. What was being typed goes as well, unless it is to be kept. */
function blank(keepsTyped: boolean): StudyReply | undefined {
  const before = queryClient.getQueryData<StudyReply>(keys.study);
  forget(!keepsTyped);
  run = null;
  // An answer that is on its way may still tell of an open study.
  void queryClient.cancelQueries({ queryKey: keys.study });
  // No page is drawn from here on, whatever the program says or does not say.
  if (before !== undefined) queryClient.setQueryData<StudyReply>(keys.study, { ...before, state: 'locked', study: null });
  return before;
}

/**
 * The study was locked or lost: drops everything of it and shows how it stands. What was being typed is kept where the study was lost with the program, for
 * whoever unlocks it, for as long as the idle lock would have waited.
 * @param wasLost Whether the program was not there for a while.
 */
export async function dropStudy(wasLost: boolean): Promise<void> {
  const before = blank(wasLost);
  if (wasLost && before !== undefined) forgetting = setTimeout(() => forget(true), before.idleSeconds * 1000);
  await queryClient.invalidateQueries({ queryKey: keys.study });
  // It was the same program all the time: somebody locked the study while this page could not hear it.
  if (wasLost && queryClient.getQueryData<StudyReply>(keys.study)?.program === before?.program) forget(true);
}

/** Locks: the page is blank at once, before the server has answered. */
export async function lockNow(): Promise<void> {
  blank(false);
  try {
    await unwrap(api.POST('/api/study/lock'));
  } catch (error) {
    // Where nobody answers, nothing lies open; the page is blank in any case.
    if (!(error instanceof Trouble)) throw error;
  }
  await queryClient.invalidateQueries({ queryKey: keys.study });
}

/** What concerns the whole page. */
export function watchWholePage(): void {
  watchAnswers({
    onLocked: () => {
      if (run !== null) void dropStudy(connection.get() !== 'open');
    },
    onEnded: () => leave('ended'),
    onStranger: () => leave('stranger'),
    onUnreachable: () => {
      if (connection.get() === 'open') connection.set('waiting');
    },
  });
}

/** The page speaks with nobody any more. */
export function leave(why: 'ended' | 'stranger'): void {
  forget(true);
  run = null;
  if (why === 'ended') dropSession();
  entry.set({ kind: why });
}
