import { useEffect } from 'react';
import { api } from '../api/client';
import { dropStudy } from './lock';
import { connection } from './status';

const every = 30_000;

/** Tells the program that a person is there, at most every half minute; and drops the study by itself where nobody is and no program answers that could
 * lock it. */
export function usePresence(idleSeconds: number): void {
  useEffect(() => {
    let last = Date.now();
    let toldAt = 0;
    const here = (): void => {
      last = Date.now();
      if (last - toldAt < every || connection.get() !== 'open') return;
      toldAt = last;
      api.POST('/api/study/presence').catch(() => {});
    };
    const timer = setInterval(() => {
      if (Date.now() - last > idleSeconds * 1000 && connection.get() !== 'open') void dropStudy(false);
    }, 1000);
    const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
    for (const sign of signs) addEventListener(sign, here, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, here, { capture: true });
    };
  }, [idleSeconds]);
}
