import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import type { components } from '../../api/openapi';

export type Slot = components['schemas']['SlotItem'];
export type Slots = components['schemas']['SlotsReply'];

/** Beside the history, among whose acts a changed key is told. */
export const slotsKey = ['history', 'slots'] as const;

/** What opens the study; never a passphrase. */
export function useSlots() {
  return useQuery({ queryKey: slotsKey, queryFn: () => unwrap(api.GET('/api/study/slots')) });
}
