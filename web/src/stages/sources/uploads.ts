import { Trouble } from '../../api/trouble';
import { makeStore, type Store } from '../../shell/store';
import type { FileProblem } from './items';
import { type ImportWishes, largestFile, type SendFile, type Sent } from './sendFile';

/** A file on its way into the study. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: 'waiting' | 'sending' | 'reading' | 'taken' | 'refused' | 'cancelled';
  /** How much of it is sent, 0 to 1. */
  readonly share: number;
  /** Why it was refused: a code of the page's or words of the server's. */
  readonly why: { readonly code: string } | { readonly title: string } | null;
  readonly sources: readonly { readonly id: string; readonly name: string; readonly length: number; readonly turns: number }[];
  readonly problems: readonly FileProblem[];
}

export interface Uploads {
  readonly list: Store<readonly Upload[]>;
  /** Sends files one after the other, two at a time. */
  add(files: readonly File[], wishes: ImportWishes): void;
  cancel(id: number): void;
  cancelAll(): void;
  /** Takes what is done off the list. */
  clear(): void;
}

const atOnce = 2;

/** The files that are being brought in: they go on while the page shows something else. */
export function makeUploads(send: SendFile, whenTaken: (sent: Sent & { kind: 'taken' }) => void = () => {}): Uploads {
  const list = makeStore<readonly Upload[]>([]);
  const waiting: { readonly id: number; readonly file: File; readonly wishes: ImportWishes }[] = [];
  const running = new Map<number, AbortController>();
  let last = 0;

  const change = (id: number, by: Partial<Upload>): void => list.set(list.get().map((one) => (one.id === id ? { ...one, ...by } : one)));

  const next = (): void => {
    while (running.size < atOnce) {
      const job = waiting.shift();
      if (job === undefined) return;
      const control = new AbortController();
      running.set(job.id, control);
      change(job.id, { state: 'sending' });
      void run(job.id, job.file, job.wishes, control.signal);
    }
  };

  const run = async (id: number, file: File, wishes: ImportWishes, signal: AbortSignal): Promise<void> => {
    try {
      const sent = await send(file, wishes, (share) => change(id, share < 1 ? { share } : { share, state: 'reading' }), signal);
      if (sent.kind === 'refused') change(id, { state: 'refused', why: { title: sent.title }, problems: sent.problems });
      else {
        change(id, { state: 'taken', share: 1, sources: sent.reply.sources, problems: sent.reply.problems });
        whenTaken(sent);
      }
    } catch (error) {
      if (signal.aborted) change(id, { state: 'cancelled' });
      else if (error instanceof Trouble)
        change(id, { state: 'refused', why: error.title === '' ? { code: error.code } : { title: error.title } });
      // A file that is gone from the disk since it was chosen fails as it is read.
      else change(id, { state: 'refused', why: { code: 'page.sources.file-gone' } });
    } finally {
      running.delete(id);
      next();
    }
  };

  const drop = (id: number): void => {
    const at = waiting.findIndex((job) => job.id === id);
    if (at >= 0) {
      waiting.splice(at, 1);
      change(id, { state: 'cancelled' });
    } else running.get(id)?.abort();
  };

  return {
    list,
    add(files, wishes) {
      const added = files.map((file): Upload => {
        last++;
        const tooLarge = file.size > largestFile;
        if (!tooLarge) waiting.push({ id: last, file, wishes });
        const why = tooLarge ? { code: 'page.sources.too-large' } : null;
        return {
          id: last,
          name: file.name,
          size: file.size,
          state: tooLarge ? 'refused' : 'waiting',
          share: 0,
          why,
          sources: [],
          problems: [],
        };
      });
      list.set([...list.get(), ...added]);
      next();
    },
    cancel: drop,
    cancelAll() {
      for (const job of [...waiting]) drop(job.id);
      for (const id of [...running.keys()]) drop(id);
    },
    clear: () => list.set(list.get().filter(isOnItsWay)),
  };
}

/** Whether something is still to come of a file. */
export const isOnItsWay = ({ state }: Upload): boolean => state === 'waiting' || state === 'sending' || state === 'reading';
