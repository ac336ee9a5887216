import type { components } from './openapi';

/** Why the server, or the way to it, said no. */
export class Trouble extends Error {
  /** Stable, `stage.reason`. */
  readonly code: string;
  /** In the words of the catalogue; empty where the page itself has to say it by its code. */
  readonly title: string;
  /** The field that was at fault. */
  readonly field: string | null;
  /** The HTTP status; 0 where nobody answered. */
  readonly status: number;
  /** What to look for in the terminal. */
  readonly trace: string | null;

  constructor(problem: Partial<components['schemas']['ProblemReply']> & { readonly code: string }) {
    // The message is the code: an exception may end in a log, words may not.
    super(problem.code);
    this.name = 'Trouble';
    this.code = problem.code;
    this.title = problem.title ?? '';
    this.field = problem.field ?? null;
    this.status = problem.status ?? 0;
    this.trace = problem.trace ?? null;
  }
}

/** Nobody answers on the port. */
export const unreachable = (): Trouble => new Trouble({ code: 'page.connection.unreachable' });

/** What an answer with an error says, whatever it is. */
export function readTrouble(error: unknown, status: number): Trouble {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return new Trouble({ ...error, code: error.code, status });
  return new Trouble({ code: 'page.connection.strange-answer', status });
}
