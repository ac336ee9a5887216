import { useEffect } from 'react';
import type { LiveEvent, OpenStudy } from '../api/items';
import { doubtServer, sessionKey, trustServer } from '../api/session';
import { listen } from '../live/events';
import { queryClient } from './client';
import { dropStudy, leave, readingFrom } from './lock';
import { applyEvent } from './patches';
import { connection } from './status';

/** Listens to the study's events from what the page has read on, while it is open. */
export function useLive(study: OpenStudy | null | undefined): void {
  const run = study?.run;
  // The sequence goes on with every event; only another run begins anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    const session = sessionKey();
    if (!study || session === null) return;
    const { run, sequence } = study;
    readingFrom(run, study.id);
    let wasLost = false;
    const stream = listen<LiveEvent>(
      { session, port: Number(location.port), after: { run, sequence } },
      {
        onEvent: (event) => applyEvent(queryClient, event),
        onGap: () => void queryClient.invalidateQueries(),
        onLocked() {
          doubtServer();
          void dropStudy(wasLost);
        },
        onEnded: () => leave('ended'),
        onStranger: () => leave('stranger'),
        onConnection(state) {
          connection.set(state);
          if (state === 'open') trustServer();
          else doubtServer();
          if (state === 'waiting') wasLost = true;
          if (state === 'open') wasLost = false;
        },
      },
    );
    const retry = (): void => {
      if (document.visibilityState === 'visible') stream.retryNow();
    };
    document.addEventListener('visibilitychange', retry);
    return () => {
      document.removeEventListener('visibilitychange', retry);
      stream.close();
      doubtServer();
    };
  }, [run]);
}
