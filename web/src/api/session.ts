import { proveServer } from '../live/proof';

/** Where the session key outlives a reload of the tab; nothing else is ever kept there. */
const place = 'offramp.session';

let key: string | null = null;
// The program is known by its stream of events, which it opened after it had proved itself and which ends with it. Without one, whoever listens on the
// port may be another program than at the last request.
let isKnown = false;

/** The session key, or null. */
export const sessionKey = (): string | null => key;

/** Keeps a session key for this tab. */
export function keepSession(session: string): void {
  key = session;
  isKnown = false;
  sessionStorage.setItem(place, session);
}

/** Takes up the key that this tab had before it was loaded anew. */
export function takeUpSession(): boolean {
  key = sessionStorage.getItem(place);
  isKnown = false;
  return key !== null;
}

/** Forgets the session. */
export function dropSession(): void {
  key = null;
  sessionStorage.removeItem(place);
}

/** No stream of events stands: what listens may be another program. */
export function doubtServer(): void {
  isKnown = false;
}

/** The server was proved by the stream of events, which stands. */
export function trustServer(): void {
  isKnown = true;
}

/** Before anything of the session is sent: true where the server is known or proves itself, false for a stranger. Throws where nobody listens. */
export async function isOurServer(): Promise<boolean> {
  if (isKnown) return true;
  if (key === null) return false;
  return proveServer((input, init) => globalThis.fetch(input, init), key, Number(location.port));
}
