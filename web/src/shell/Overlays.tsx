import { lazy, Suspense } from 'react';
import { opened } from './sheets';
import { useStore } from './store';

const Palette = lazy(() => import('./Palette'));
const KeySheet = lazy(() => import('./KeySheet'));

/** What can lie over the page. */
export function Overlays() {
  const which = useStore(opened);
  return (
    <Suspense fallback={null}>
      {which === 'palette' && <Palette />}
      {which === 'keys' && <KeySheet />}
    </Suspense>
  );
}
