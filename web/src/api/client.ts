import createClient from 'openapi-fetch';
import type { paths } from './openapi';
import { makePlaces } from './places';
import { doubtServer, isOurServer, sessionKey } from './session';
import { readTrouble, Trouble, unreachable } from './trouble';

/** What the page does when an answer concerns all of it; set once by the shell. */
export interface Watch {
  /** The study is locked: everything of it is dropped. */
  onLocked(): void;
  /** The session is known no more. */
  onEnded(): void;
  /** Somebody else listens on the port. */
  onStranger(): void;
  /** Nobody answers. */
  onUnreachable(): void;
}

// A browser opens six connections to one address: one is the stream of events, and a proof takes another.
const places = makePlaces(4);

let watch: Watch = { onLocked() {}, onEnded() {}, onStranger() {}, onUnreachable() {} };

/** Says who hears of answers that concern the whole page. */
export function watchAnswers(by: Watch): void {
  watch = by;
}

/** Sends a request as our page does: the server proved where there is doubt, then the session's header, no cookie, nothing kept. */
export async function send(request: Request): Promise<Response> {
  let response: Response;
  // Never more than the browser sends at once: one that waited in the browser would go out unproved to whoever listens by then.
  const done = await places.take();
  try {
    if (sessionKey() !== null && !(await isOurServer())) {
      watch.onStranger();
      throw new Trouble({ code: 'page.connection.stranger' });
    }
    const key = sessionKey();
    if (key !== null) request.headers.set('Authorization', `Bearer ${key}`);
    response = await globalThis.fetch(request, { credentials: 'omit', cache: 'no-store', redirect: 'error' });
  } catch (error) {
    // The network says no by a TypeError; an abort is the caller's own.
    if (!(error instanceof TypeError)) throw error;
    doubtServer();
    watch.onUnreachable();
    throw unreachable();
  } finally {
    done();
  }
  if (response.status === 423) watch.onLocked();
  if (response.status === 401) {
    const problem: unknown = await response.clone().json();
    if (readTrouble(problem, 401).code === 'server.no-session') watch.onEnded();
  }
  return response;
}

/** The server's API, typed from its own description. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: send });

/** An answer of the client. */
export interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered; throws `Trouble` where it is not what was asked for. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw readTrouble(error, response.status);
  return data as T;
}
