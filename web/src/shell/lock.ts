import { api, unwrap, watchAnswers } from '../api/client';
import type { StudyReply } from '../api/items';
import { dropSession } from '../api/session';
import { Trouble } from '../api/trouble';
import { queryClient } from './client';
import { entry } from './entry';
import { forget } from './forget';
import { keys } from './queries';
import { connection } from './status';

/** The run of the program that the page read its study from: another one means that the program was started anew. */
let run: string | null = null;

/** Remembers from which run the page reads. */
export function readingFrom(openedRun: string): void {
  run = openedRun;
}

/** Drops everything of the study and shows how it stands. After a restart, what was being typed is kept for whoever unlocks it. */
export async function dropStudy(isRestart: boolean): Promise<void> {
  const before = queryClient.getQueryData<StudyReply>(keys.study);
  forget(!isRestart);
  // No page is drawn from here on, whatever the server says or does not say.
  queryClient.setQueryData<StudyReply>(keys.study, {
    state: 'locked',
    file: before?.file ?? null,
    idleSeconds: before?.idleSeconds ?? 0,
    study: null,
  });
  run = null;
  await queryClient.invalidateQueries({ queryKey: keys.study });
}

/** Locks: the page is blank at once, before the server has answered. */
export async function lockNow(): Promise<void> {
  const dropped = dropStudy(false);
  try {
    await unwrap(api.POST('/api/study/lock'));
  } catch (error) {
    // Where nobody answers, nothing lies open; the page is blank in any case.
    if (!(error instanceof Trouble)) throw error;
  }
  await dropped;
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
