import { describe, expect, it } from 'vitest';
import { Trouble } from '../../api/trouble';
import { base64Url, type ImportWishes, readSent, type SendFile, type Sent } from './sendFile';
import { makeUploads } from './uploads';

const wishes: ImportWishes = { kind: null, wave: '', language: '', refuseTaken: false, encoding: '', layout: 'recognise' };
const taken = (name: string): Sent => ({
  kind: 'taken',
  reply: { act: 'a', sentence: 's', sources: [{ id: name, name, document: 'd', length: 3, turns: 1, translation: null }], problems: [] },
});

/** A way to the server that answers when it is told to. */
function line() {
  const open = new Map<string, { answer: (sent: Sent) => void; fail: (error: unknown) => void; tell: (share: number) => void }>();
  const send: SendFile = (file, _, tell, signal) =>
    new Promise((answer, fail) => {
      open.set(file.name, { answer, fail, tell });
      signal.addEventListener('abort', () => fail(signal.reason));
    });
  return { open, send };
}
const file = (name: string, size = 3): File => Object.defineProperty(new File(['abc'], name), 'size', { value: size });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('Files on their way in', () => {
  it('go two at a time, in their order', async () => {
    const { open, send } = line();
    const uploads = makeUploads(send);
    uploads.add([file('a.txt'), file('b.txt'), file('c.txt')], wishes);
    expect([...open.keys()]).toEqual(['a.txt', 'b.txt']);
    expect(uploads.list.get().map((u) => u.state)).toEqual(['sending', 'sending', 'waiting']);
    open.get('b.txt')?.tell(0.5);
    expect(uploads.list.get()[1]?.share).toBe(0.5);
    open.get('b.txt')?.tell(1);
    expect(uploads.list.get()[1]?.state).toBe('reading');
    open.get('b.txt')?.answer(taken('b'));
    await settled();
    expect([...open.keys()]).toEqual(['a.txt', 'b.txt', 'c.txt']);
    expect(uploads.list.get().map((u) => u.state)).toEqual(['sending', 'taken', 'sending']);
  });
  it('are cancelled where they are, sent or waiting, and what waits goes on', async () => {
    const { open, send } = line();
    const uploads = makeUploads(send);
    uploads.add([file('a.txt'), file('b.txt'), file('c.txt'), file('d.txt')], wishes);
    uploads.cancel(3);
    uploads.cancel(1);
    await settled();
    expect(uploads.list.get().map((u) => u.state)).toEqual(['cancelled', 'sending', 'cancelled', 'sending']);
    expect(open.has('c.txt')).toBe(false);
    uploads.cancelAll();
    await settled();
    uploads.clear();
    expect(uploads.list.get()).toEqual([]);
  });
  it('that are too large are not sent at all', () => {
    const { open, send } = line();
    const uploads = makeUploads(send);
    uploads.add([file('film.txt', 100 * 2 ** 20 + 1)], wishes);
    expect(open.size).toBe(0);
    expect(uploads.list.get()[0]).toMatchObject({ state: 'refused', why: { code: 'page.sources.too-large' } });
  });
  it('say why they were refused, with the places of what is wrong', async () => {
    const { open, send } = line();
    const uploads = makeUploads(send);
    uploads.add([file('a.txt'), file('b.txt')], wishes);
    const problem = { code: 'formats.x', words: 'w', file: 'a.txt', line: 3, column: null, path: null };
    open.get('a.txt')?.answer({ kind: 'refused', title: 'Nothing could be read.', problems: [problem] });
    open.get('b.txt')?.fail(new Trouble({ code: 'page.connection.unreachable' }));
    await settled();
    expect(uploads.list.get()[0]).toMatchObject({ state: 'refused', why: { title: 'Nothing could be read.' }, problems: [problem] });
    expect(uploads.list.get()[1]).toMatchObject({ state: 'refused', why: { code: 'page.connection.unreachable' } });
  });
});

describe('What stands in a header', () => {
  it('is base64url of UTF-8, whatever the script', () => {
    const decoded = (coded: string) => Buffer.from(coded, 'base64url').toString('utf8');
    for (const words of ['p-01.txt', 'گفت‌وگو ۱.docx', '../../a?b>c~ÿÿ.txt', '', '👩‍👧.md']) {
      expect(base64Url(words)).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(decoded(base64Url(words))).toBe(words);
    }
  });
});

describe('An answer to a file', () => {
  it('is what came of it, why it could not be read, or a trouble of the page', () => {
    expect(readSent(422, { code: 'server.upload-unreadable', title: 'Nothing.', problems: [{ code: 'x' }] })).toEqual({
      kind: 'refused',
      title: 'Nothing.',
      problems: [{ code: 'x' }],
    });
    expect(readSent(413, { code: 'server.upload-too-large', title: 'Too large.' })).toEqual({
      kind: 'refused',
      title: 'Too large.',
      problems: [],
    });
    expect(() => readSent(423, { code: 'server.locked', title: 'Locked.' })).toThrow(Trouble);
    expect(() => readSent(500, null)).toThrow(Trouble);
  });
});
