import { createHashHistory } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';

/** Where the page is stands in the fragment, which a browser sends to nobody. Words of a study never stand there. */
export const places = createHashHistory();

export interface Place {
  /** `/code/ID`. */
  readonly place: string;
  /** The stage whose page it is. */
  readonly stage: string;
}

export function currentPlace(): Place {
  const place = places.location.pathname;
  const first = place.split('/')[1] ?? '';
  return { place, stage: first === '' ? 'start' : first === 'code' ? 'coding' : first };
}

/** Goes to a place: `/code/ID?turn=3`. */
export const goTo = (place: string): void => places.push(place);

export function usePlace(): Place {
  useSyncExternalStore(places.subscribe, () => places.location.pathname);
  return currentPlace();
}
