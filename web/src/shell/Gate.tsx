import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { Trouble } from '../api/trouble';
import { entry } from './entry';
import { NoEntry } from './NoEntry';
import { otherWanted } from './otherStudy';
import { currentPlace, goTo } from './places';
import { useStanding } from './queries';
import { router } from './routes';
import { useStore } from './store';
import { Unlock } from './Unlock';
import { Waiting } from './Waiting';

const StartPage = lazy(() => import('../stages/start/Page'));

/** Decides what is shown: nothing to a stranger, the way in while no study is open, the workbench while one is. */
export function Gate() {
  const { kind } = useStore(entry);
  if (kind === 'starting') return <Waiting />;
  return kind === 'in' ? <StudyGate /> : <NoEntry why={kind} />;
}

function StudyGate() {
  const { data, error, isPending, refetch } = useStanding();
  const isOtherWanted = useStore(otherWanted);
  const state = data?.state;
  useEffect(() => {
    if (state !== 'open') return;
    otherWanted.set(false);
    if (currentPlace().place === '/') goTo('/overview');
  }, [state]);
  if (isPending) return <Waiting />;
  if (state === undefined) return <NoEntry why="unreachable" retry={() => void refetch()} />;
  if (state === 'open') return <RouterProvider router={router} />;
  if (state === 'locked' && !isOtherWanted)
    return <Unlock file={data?.file ?? ''} trouble={error instanceof Trouble ? error : null} chooseOther={() => otherWanted.set(true)} />;
  return (
    <main>
      <Suspense fallback={<Waiting />}>
        <StartPage />
      </Suspense>
    </main>
  );
}
