import { useCallback, useRef, useState } from 'react';
import { type Answer, api, unwrap } from '../api/client';
import type { Acted } from '../api/items';
import { Trouble } from '../api/trouble';
import { announce, tell } from './status';

export { announce } from './status';

export interface Acting {
  /** Waits for a call that changes the study: tells of the act, or keeps the trouble. Null where it was refused. What is final has no undo beside it. */
  run<T extends object>(call: Promise<Answer<T>>, isFinal?: boolean): Promise<T | null>;
  readonly trouble: Trouble | null;
  readonly pending: boolean;
  /** The trouble was read. */
  clear(): void;
}

/** How a component changes the study. */
export function useAct(): Acting {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [running, setRunning] = useState(0);
  const latest = useRef(0);
  const run = useCallback(async <T extends object>(call: Promise<Answer<T>>, isFinal = false): Promise<T | null> => {
    const number = ++latest.current;
    setRunning((n) => n + 1);
    try {
      const done = await unwrap(call);
      if (latest.current === number) setTrouble(null);
      if (isActed(done)) tell(done, isFinal ? null : 'undo');
      return done;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      if (latest.current === number) setTrouble(error);
      return null;
    } finally {
      setRunning((n) => n - 1);
    }
  }, []);
  const clear = useCallback(() => setTrouble(null), []);
  return { run, trouble, pending: running > 0, clear };
}

function isActed(answer: object): answer is Acted {
  return 'act' in answer && 'sentence' in answer && 'created' in answer;
}

/** Takes back the act that is named, or one's own last. */
export async function undo(act?: string): Promise<void> {
  await back(unwrap(api.POST('/api/history/undo', { body: { act: act ?? null, withDependents: false } })), 'redo');
}

/** Brings back what was taken back last. */
export async function redo(): Promise<void> {
  await back(unwrap(api.POST('/api/history/redo')), 'undo');
}

async function back(call: Promise<Acted>, next: 'undo' | 'redo'): Promise<void> {
  try {
    tell(await call, next);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    announce(error.title);
    troubleTold(error);
  }
}

let troubleTold: (trouble: Trouble) => void = () => {};

/** Says who shows a trouble that belongs to no field and no page. */
export function onTrouble(show: (trouble: Trouble) => void): void {
  troubleTold = show;
}
