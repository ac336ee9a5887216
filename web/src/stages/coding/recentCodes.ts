import { onForget } from '../../shell/forget';
import { makeStore } from '../../shell/store';
import { noSlots, type Slots } from './recent';

/** The codes of the digits, as long as the page stands: they go with everything else at a lock. */
export const recentCodes = makeStore<Slots>(noSlots);

/** The code given last, which `.` gives again. */
export const lastCode = makeStore<string | null>(null);

onForget(() => {
  recentCodes.set(noSlots);
  lastCode.set(null);
});
