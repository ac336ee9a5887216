import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** How many turns are mounted together. */
export const sliceSize = 20;

/** In which order the slices of a text are mounted: the one that is looked at, the next one, and then outwards to both ends. */
export function mountingOrder(slices: number, first: number): number[] {
  const order: number[] = [];
  for (let far = 0; order.length < slices; far++) {
    if (first + far < slices) order.push(first + far);
    if (far > 0 && first - far >= 0) order.push(first - far);
  }
  return order;
}

interface Mounting {
  isMounted(slice: number): boolean;
  /** Mounts a slice before anything else happens: for a jump. */
  mountNow(slice: number): void;
  readonly isWhole: boolean;
}

const idle: (work: () => void) => () => void =
  typeof requestIdleCallback === 'function'
    ? (work) => {
        const handle = requestIdleCallback(work, { timeout: 200 });
        return () => cancelIdleCallback(handle);
      }
    : (work) => {
        const handle = setTimeout(work, 16);
        return () => clearTimeout(handle);
      };

/** Mounts a long text slice by slice whenever the page has nothing else to do; the first screenful at once. Another key is another text. */
export function useMounting(key: unknown, slices: number, first: number): Mounting {
  const [mounted, setMounted] = useState<ReadonlySet<number>>(() => new Set([first, first + 1]));
  const keyOf = useRef(key);
  if (keyOf.current !== key) {
    keyOf.current = key;
    setMounted(new Set([first, first + 1]));
  }
  useEffect(() => {
    const next = mountingOrder(slices, first).find((slice) => !mounted.has(slice));
    if (next === undefined) return undefined;
    return idle(() => setMounted((before) => new Set([...before, next])));
  }, [mounted, slices, first]);
  const mountNow = useCallback((slice: number) => {
    flushSync(() => setMounted((before) => (before.has(slice) ? before : new Set([...before, slice]))));
  }, []);
  return { isMounted: (slice) => mounted.has(slice), mountNow, isWhole: mounted.size >= slices };
}
