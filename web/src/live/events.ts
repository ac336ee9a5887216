import { makeEventParser, type StreamMessage } from './eventParser';
import { type Fetch, proveServer } from './proof';

/** What every act says of itself; the rest of it is typed by the server's description. */
export interface LiveEvent {
  readonly run: string;
  readonly sequence: number;
}

export type Connection = 'connecting' | 'open' | 'waiting' | 'closed';

/** What a page hears. */
export interface LiveHandlers<Event extends LiveEvent> {
  /** An act, in order and without a gap. */
  onEvent(event: Event): void;
  /** Something was missed, or the study was opened anew: what is shown has to be read again. What comes after follows from here. */
  onGap(): void;
  /** The study is locked: the page drops its content. Nothing comes after. */
  onLocked(): void;
  /** The session is known no more. Nothing comes after. */
  onEnded(): void;
  /** Somebody else listens on the port: nothing but a nonce was sent. Nothing comes after. */
  onStranger(): void;
  /** How the connection stands. */
  onConnection?(state: Connection): void;
}

/** How long a page waits and where it asks; tests wait less. */
export interface LiveOptions {
  readonly session: string;
  readonly port: number;
  /** What the page has read already: events are told from there on. Without it, from the moment of listening on. */
  readonly after?: LiveEvent;
  readonly fetch?: Fetch;
  /** First and longest wait before another attempt, in milliseconds. */
  readonly firstWait?: number;
  readonly longestWait?: number;
  /** A stream that says nothing for so long, not even that it is there, is dead: milliseconds. The server says so every 15 seconds. */
  readonly silence?: number;
  /** Between 0 and 1: spreads the attempts of several pages. */
  readonly random?: () => number;
}

export interface LiveStream {
  /** Hears nothing any more, at once: for a lock, or when the page goes. */
  close(): void;
  /** Tries again now instead of after the wait: for a page that comes to the front. */
  retryNow(): void;
  /** Settles when nothing comes after. */
  readonly done: Promise<void>;
}

type Outcome = 'again' | 'locked' | 'ended' | 'stranger';

/** Listens to the study's events, over and over, until it is closed, locked, ended or met by a stranger. The server is proved before anything of the
 * session is sent, each time: what listens on the port may be another program than a moment ago. */
export function listen<Event extends LiveEvent>(options: LiveOptions, handlers: LiveHandlers<Event>): LiveStream {
  const { session, port, fetch = (input, init) => globalThis.fetch(input, init), random = Math.random } = options;
  const { firstWait = 250, longestWait = 8000, silence = 40_000 } = options;
  const closing = new AbortController();
  let last: LiveEvent | null = options.after ?? null;
  let wait = firstWait;
  let wake = (): void => {};

  const tell = (state: Connection): void => handlers.onConnection?.(state);

  // Takes one message; an outcome ends the stream.
  const take = (message: StreamMessage): Outcome | null => {
    if (message.event === 'locked') return 'locked';
    if (message.event !== 'from' && message.event !== 'gap' && message.event !== 'act') return null;
    const event = read<Event>(message.data);
    if (event === null) return 'again';
    if (message.event === 'act') {
      const follows = last !== null && last.run === event.run && event.sequence === last.sequence + 1;
      const isKnown = last !== null && last.run === event.run && event.sequence <= last.sequence;
      if (isKnown) return null;
      last = { run: event.run, sequence: event.sequence };
      if (follows) handlers.onEvent(event);
      else handlers.onGap();
      return null;
    }
    const goesOn = last === null || (last.run === event.run && last.sequence === event.sequence);
    last = { run: event.run, sequence: event.sequence };
    if (message.event === 'gap' || !goesOn) handlers.onGap();
    return null;
  };

  const connect = async (signal: AbortSignal, alive: () => void): Promise<Outcome> => {
    if (!(await proveServer(fetch, session, port, signal))) return 'stranger';
    alive();
    const headers: Record<string, string> = { Authorization: `Bearer ${session}`, Accept: 'text/event-stream' };
    if (last !== null) headers['Last-Event-ID'] = `${last.run}:${last.sequence}`;
    const response = await fetch('/api/events', { headers, signal, credentials: 'omit', cache: 'no-store', redirect: 'error' });
    if (response.status === 401) return 'ended';
    if (response.status === 423) return 'locked';
    if (!response.ok || response.body === null) return 'again';
    tell('open');
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let outcome: Outcome | null = null;
    const parser = makeEventParser((message) => {
      // What a handler closed, or a lock ended, hears no more of the same piece.
      if (outcome === null && !signal.aborted) outcome = take(message);
    });
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (signal.aborted || done) return 'again';
        alive();
        wait = firstWait;
        parser.push(decoder.decode(value, { stream: true }));
        if (outcome !== null) return outcome;
      }
    } finally {
      reader.cancel().catch(() => {});
    }
  };

  const attempt = async (): Promise<Outcome> => {
    const one = new AbortController();
    const abort = (): void => one.abort();
    closing.signal.addEventListener('abort', abort, { once: true });
    let timer = setTimeout(abort, silence);
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(abort, silence);
    };
    // A fetch or a reader that does not heed the signal must not hold us.
    const aborted = new Promise<Outcome>((resolve) => one.signal.addEventListener('abort', () => resolve('again'), { once: true }));
    try {
      return await Promise.race([connect(one.signal, alive), aborted]);
    } catch (error) {
      // The network says no by a TypeError, an abort by a DOMException; anything else is a defect of a handler.
      if (error instanceof TypeError || error instanceof DOMException) return 'again';
      throw error;
    } finally {
      clearTimeout(timer);
      closing.signal.removeEventListener('abort', abort);
      one.abort();
    }
  };

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => wake(), wait * (0.5 + random() / 2));
      wake = () => {
        clearTimeout(timer);
        wake = () => {};
        resolve();
      };
      wait = Math.min(longestWait, wait * 2);
    });

  const work = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      tell('connecting');
      const outcome = await attempt();
      if (closing.signal.aborted) break;
      if (outcome === 'again') {
        tell('waiting');
        await pause();
        continue;
      }
      closing.abort();
      if (outcome === 'locked') handlers.onLocked();
      else if (outcome === 'ended') handlers.onEnded();
      else handlers.onStranger();
    }
    tell('closed');
  };

  return {
    close() {
      closing.abort();
      wake();
    },
    retryNow() {
      wait = firstWait;
      wake();
    },
    done: work(),
  };
}

function read<Event extends LiveEvent>(data: string): Event | null {
  try {
    const event: unknown = JSON.parse(data);
    if (typeof event !== 'object' || event === null || !('run' in event) || !('sequence' in event)) return null;
    return typeof event.run === 'string' && Number.isSafeInteger(event.sequence) ? (event as Event) : null;
  } catch {
    return null;
  }
}
