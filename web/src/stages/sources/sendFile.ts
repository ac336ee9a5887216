import { api } from '../../api/client';
import { isOurServer, sessionKey } from '../../api/session';
import { readTrouble, Trouble, unreachable } from '../../api/trouble';
import type { FileProblem, SourceKind, UploadReply } from './items';

/** What is said of all files of an import. */
export interface ImportWishes {
  /** Null for what each file says of itself, else interviews. */
  readonly kind: SourceKind | null;
  readonly wave: string;
  readonly language: string;
  /** Whether a name that is taken is refused instead of numbered. */
  readonly refuseTaken: boolean;
  /** The encoding of the characters; empty where it is found out. */
  readonly encoding: string;
  readonly layout: (typeof layouts)[number];
}

/** How a text and its translation may lie in one file. */
export const layouts = ['recognise', 'single', 'columns', 'alternating'] as const;

/** The encodings that are offered, the commonest first; the server knows more. */
export const encodings = [
  'utf-8',
  'utf-16',
  'windows-1256',
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'windows-1254',
  'iso-8859-9',
  'macintosh',
  'ibm850',
] as const;

export type Sent =
  | { readonly kind: 'taken'; readonly reply: UploadReply }
  | { readonly kind: 'refused'; readonly title: string; readonly problems: readonly FileProblem[] };

/** Sends a file as it is, tells how much of it is sent, and answers with what came of it. Rejects with a `Trouble` or, where it was cancelled, an abort. */
export type SendFile = (file: File, wishes: ImportWishes, tell: (share: number) => void, signal: AbortSignal) => Promise<Sent>;

/** How many bytes the server takes, as UploadsApi has it: what is larger is not sent at all. */
export const largestFile = 100 * 2 ** 20;

/** A browser tells of a body on its way by `XMLHttpRequest` alone; everything else is as `send` does it. */
export const sendFile: SendFile = async (file, wishes, tell, signal) => {
  if (!(await isOurServer())) throw new Trouble({ code: 'page.connection.stranger' });
  signal.throwIfAborted();
  return new Promise<Sent>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/sources/uploads${query(wishes)}`);
    request.responseType = 'json';
    for (const [name, value] of headers(file.name, wishes)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => tell(event.total > 0 ? event.loaded / event.total : 1);
    request.upload.onload = () => tell(1);
    request.onload = () => {
      try {
        resolve(readSent(request.status, request.response));
      } catch (error) {
        // The shell hears of a lock and of a session's end by its own client.
        if (request.status === 423 || request.status === 401) void api.GET('/api/sources');
        reject(error);
      }
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
};

const query = ({ kind, refuseTaken, encoding, layout }: ImportWishes): string => {
  const said = new URLSearchParams();
  if (kind !== null) said.set('kind', kind);
  if (refuseTaken) said.set('onTaken', 'refuse');
  if (encoding !== '') said.set('encoding', encoding);
  if (layout !== 'recognise') said.set('layout', layout);
  return said.size === 0 ? '' : `?${said}`;
};

function headers(name: string, { wave, language }: ImportWishes): [name: string, value: string][] {
  const all: [string, string][] = [
    ['Authorization', `Bearer ${sessionKey() ?? ''}`],
    ['Content-Type', 'application/octet-stream'],
    ['Offramp-File-Name', base64Url(name)],
  ];
  if (wave.trim() !== '') all.push(['Offramp-Wave', base64Url(wave)]);
  if (language.trim() !== '') all.push(['Offramp-Language', base64Url(language)]);
  return all;
}

/** Words as a header can carry them: UTF-8 in base64url. */
export function base64Url(words: string): string {
  const bytes = new TextEncoder().encode(words);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** What an answer says; throws `Trouble` where it says neither that the file came in nor why it could not be read. */
export function readSent(status: number, answer: unknown): Sent {
  if (status === 200) return { kind: 'taken', reply: answer as UploadReply };
  const trouble = readTrouble(answer, status);
  if (status !== 422 && status !== 413) throw trouble;
  const problems =
    typeof answer === 'object' && answer !== null && 'problems' in answer && Array.isArray(answer.problems) ? answer.problems : [];
  return { kind: 'refused', title: trouble.title, problems: problems as FileProblem[] };
}
