import { useQuery } from '@tanstack/react-query';
import type { StudyReply } from '../api/items';
import { queryClient } from '../shell/client';
import { controlsNow, useControlsNow } from '../shell/controls';
import { currentPlace, goTo, usePlace } from '../shell/places';
import { keys } from '../shell/queries';
import { told } from '../shell/status';
import { useStore } from '../shell/store';
import type { AppState } from './state';

/** The moment as actions see it. */
export function stateNow(): AppState {
  const { place, stage } = currentPlace();
  return {
    standing: queryClient.getQueryData<StudyReply>(keys.study),
    place,
    stage,
    controls: controlsNow(),
    back: told.get()?.back ?? null,
    go: goTo,
  };
}

/** The same for a component that shows what can be done: it is drawn again whenever that changes. */
export function useStateNow(): AppState {
  useQuery({ queryKey: keys.study, enabled: false });
  useControlsNow();
  usePlace();
  useStore(told);
  return stateNow();
}
