import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useMessages } from '../messages/current';
import { useKeys } from './keyboard';
import { useLive } from './live';
import { Overlays } from './Overlays';
import { usePresence } from './presence';
import { useStanding } from './queries';
import { StatusLine } from './StatusLine';
import { connection } from './status';
import { useStore } from './store';
import { TopBar } from './TopBar';
import { Waiting } from './Waiting';

/** What stands around every page while a study is open. */
export function Workbench() {
  const { say } = useMessages();
  const standing = useStanding().data;
  const study = standing?.study;
  useLive(study);
  usePresence(standing?.idleSeconds ?? 900);
  useKeys();
  const isLost = useStore(connection) === 'waiting';
  // The lock takes the study away a moment before the gate takes this away.
  if (!study) return null;
  return (
    <div className="workbench">
      <button type="button" className="only-heard" onClick={() => document.getElementById('page-content')?.focus()}>
        {say('page.skip')}
      </button>
      <TopBar />
      {isLost && (
        <p className="lost" role="alert">
          {say('page.connection.lost')}
        </p>
      )}
      <main id="page-content" className="page-content" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <StatusLine />
      <Overlays />
    </div>
  );
}
