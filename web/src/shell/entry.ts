import { api, unwrap } from '../api/client';
import { isOurServer, keepSession, takeUpSession } from '../api/session';
import { Trouble } from '../api/trouble';
import { makeStore } from './store';

/** Whether this page may speak with the program, and why not. */
export type Entry =
  | { readonly kind: 'starting' }
  | { readonly kind: 'in' }
  /** No link led here. */
  | { readonly kind: 'no-link' }
  /** The link was used before, or is too old. */
  | { readonly kind: 'link-used' }
  | { readonly kind: 'link-unknown' }
  /** The session is over. */
  | { readonly kind: 'ended' }
  /** Another program listens on the port. */
  | { readonly kind: 'stranger' }
  /** Nobody answers. */
  | { readonly kind: 'unreachable' };

export const entry = makeStore<Entry>({ kind: 'starting' });

// 256 bits in base64url: no place in the page looks like it.
const launchToken = /^#([A-Za-z0-9_-]{43})$/;

/** Comes in by the link's token or by the session that this tab had. The token is gone from the address before anything else happens. */
export async function enter(): Promise<void> {
  const token = launchToken.exec(location.hash)?.[1];
  if (token !== undefined) history.replaceState(null, '', '/');
  entry.set(token === undefined ? await goOn() : await comeIn(token));
}

/** Another link pasted into a tab that is open changes the fragment alone: the page begins anew with it. */
export function watchForLinks(): void {
  addEventListener('hashchange', () => {
    if (launchToken.test(location.hash)) location.reload();
  });
}

async function comeIn(token: string): Promise<Entry> {
  try {
    const { session } = await unwrap(api.POST('/api/session', { body: { token } }));
    keepSession(session);
    return { kind: 'in' };
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    // Whoever reloads the address of a used link, in a tab that is in, is let go on.
    if (error.code === 'server.link-used' && takeUpSession()) return goOn();
    if (error.code === 'server.link-used') return { kind: 'link-used' };
    return error.status === 0 ? { kind: 'unreachable' } : { kind: 'link-unknown' };
  }
}

async function goOn(): Promise<Entry> {
  if (!takeUpSession()) return { kind: 'no-link' };
  try {
    return (await isOurServer()) ? { kind: 'in' } : { kind: 'stranger' };
  } catch {
    return { kind: 'unreachable' };
  }
}
