// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { send, unwrap, watchAnswers } from './client';
import { keepSession, trustServer } from './session';
import { readTrouble, Trouble } from './trouble';

const session = 'A'.repeat(43);
const heard: string[] = [];
const sent: { path: string; authorization: string | null }[] = [];
let answer: (path: string) => Response = () => new Response('{}');

beforeEach(() => {
  heard.length = 0;
  sent.length = 0;
  keepSession(session);
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const path = typeof input === 'string' ? input : new URL(input.url).pathname;
    const headers = typeof input === 'string' ? new Headers(init?.headers) : input.headers;
    sent.push({ path, authorization: headers.get('Authorization') });
    return answer(path);
  });
  watchAnswers({
    onLocked: () => heard.push('locked'),
    onEnded: () => heard.push('ended'),
    onStranger: () => heard.push('stranger'),
    onUnreachable: () => heard.push('unreachable'),
  });
});

afterEach(() => vi.unstubAllGlobals());

const ask = () => send(new Request('http://127.0.0.1:1024/api/study'));
const problem = (status: number, code: string) => new Response(JSON.stringify({ code, title: 'No.' }), { status });

describe('A request', () => {
  it('goes with the session where the stream of events stands', async () => {
    trustServer();
    answer = () => new Response('{}');
    await ask();
    expect(sent).toEqual([{ path: '/api/study', authorization: `Bearer ${session}` }]);
  });

  it('sends a stranger a nonce and nothing of the session', async () => {
    answer = () => new Response(JSON.stringify({ proofs: ['AAAA'] }));
    await expect(ask()).rejects.toMatchObject({ code: 'page.connection.stranger' });
    expect(sent).toEqual([{ path: '/api/session/proof', authorization: null }]);
    expect(heard).toEqual(['stranger']);
  });

  it('tells the page that the study is locked, and that the session ended, but not that a passphrase was wrong', async () => {
    trustServer();
    answer = () => problem(423, 'server.locked');
    await ask();
    answer = () => problem(401, 'storage.wrong-passphrase');
    await ask();
    expect(heard).toEqual(['locked']);
    answer = () => problem(401, 'server.no-session');
    await ask();
    expect(heard).toEqual(['locked', 'ended']);
  });

  it('doubts whoever listens after nobody answered', async () => {
    trustServer();
    answer = () => {
      throw new TypeError('no network');
    };
    await expect(ask()).rejects.toMatchObject({ code: 'page.connection.unreachable', status: 0 });
    expect(heard).toEqual(['unreachable']);
    sent.length = 0;
    answer = () => new Response(JSON.stringify({ proofs: [] }));
    await expect(ask()).rejects.toBeInstanceOf(Trouble);
    expect(sent.map((one) => one.path)).toEqual(['/api/session/proof']);
  });
});

describe('An answer', () => {
  it('is unwrapped, or thrown as the trouble that it tells', async () => {
    await expect(unwrap(Promise.resolve({ data: 1, response: new Response() }))).resolves.toBe(1);
    const error = { code: 'coding.name-taken', title: 'Taken.', field: 'name' };
    await expect(unwrap(Promise.resolve({ error, response: new Response(null, { status: 422 }) }))).rejects.toMatchObject({
      code: 'coding.name-taken',
      title: 'Taken.',
      field: 'name',
      status: 422,
    });
  });

  it('that is none of ours is a trouble too, and no trouble carries words in its message', () => {
    expect(readTrouble('<html>', 502).code).toBe('page.connection.strange-answer');
    expect(readTrouble({ code: 'a.b', title: 'words of a source' }, 422).message).toBe('a.b');
  });
});
