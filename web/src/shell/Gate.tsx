import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Trouble } from '../api/trouble';
import { entry } from './entry';
import { NoEntry } from './NoEntry';
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
  const [choosesOther, chooseOther] = useState(false);
  const state = data?.state;
  useEffect(() => {
    if (state !== 'open') return;
    chooseOther(false);
    if (currentPlace().place === '/') goTo('/overview');
  }, [state]);
  if (isPending) return <Waiting />;
  if (state === undefined) return <NoEntry why="unreachable" retry={() => void refetch()} />;
  if (state === 'open') return <RouterProvider router={router} />;
  if (state === 'locked' && !choosesOther)
    return <Unlock file={data?.file ?? ''} trouble={error instanceof Trouble ? error : null} chooseOther={() => chooseOther(true)} />;
  return (
    <Suspense fallback={<Waiting />}>
      <StartPage />
    </Suspense>
  );
}
