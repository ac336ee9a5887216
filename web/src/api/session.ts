import { proveServer } from '../live/proof';

/** Where the session key outlives a reload of the tab; nothing else is ever kept there. */
const place = 'offramp.session';

let key: string | null = null;
let isDoubted = false;

/** The session key, or null. */
export const sessionKey = (): string | null => key;

/** Keeps a session key for this tab. */
export function keepSession(session: string): void {
  key = session;
  isDoubted = false;
  sessionStorage.setItem(place, session);
}

/** Takes up the key that this tab had before it was loaded anew. Whoever listens has to prove itself first. */
export function takeUpSession(): boolean {
  key = sessionStorage.getItem(place);
  isDoubted = true;
  return key !== null;
}

/** Forgets the session. */
export function dropSession(): void {
  key = null;
  sessionStorage.removeItem(place);
}

/** Something went wrong on the way to the server: what listens there now may be another program. */
export function doubtServer(): void {
  isDoubted = true;
}

/** The server was proved by the stream of events. */
export function trustServer(): void {
  isDoubted = false;
}

/** Before anything of the session is sent: true where the server is known or proves itself, false for a stranger. Throws where nobody listens. */
export async function isOurServer(): Promise<boolean> {
  if (!isDoubted) return true;
  if (key === null) return false;
  const proved = await proveServer((input, init) => globalThis.fetch(input, init), key, Number(location.port));
  if (proved) isDoubted = false;
  return proved;
}
