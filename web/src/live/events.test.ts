import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makeEventParser, type StreamMessage } from './eventParser';
import { type LiveEvent, type LiveStream, listen } from './events';
import { type Fetch, fromBase64Url, proveServer, toBase64Url } from './proof';

const key = randomBytes(32);
const session = key.toString('base64url');
const port = 4177;

const proofOf = (secret: Uint8Array, nonce: string, at = port) =>
  createHmac('sha256', secret).update(`offramp page proof ${at} `).update(Buffer.from(nonce, 'base64url')).digest('base64url');

interface Asked {
  path: string;
  headers: Headers;
  body: string | null;
}

// The platform's edge: what fetch would answer, request by request; the streams are pushed by the test.
function network(answer: (nonce: string) => Response = (nonce) => Response.json({ proofs: ['AAAA', proofOf(key, nonce)] })) {
  const asked: Asked[] = [];
  const streams: { push(text: string): void; end(): void; wasCancelled: boolean }[] = [];
  const statuses: number[] = [];
  let isDown = 0;
  const fetch: Fetch = async (path, init = {}) => {
    asked.push({ path, headers: new Headers(init.headers), body: typeof init.body === 'string' ? init.body : null });
    if (isDown > 0) {
      isDown--;
      throw new TypeError('nobody listens');
    }
    if (path === '/api/session/proof') return answer(JSON.parse(String(init.body)).nonce);
    const status = statuses.shift() ?? 200;
    if (status !== 200) return new Response(null, { status });
    const stream = { push: (_: string) => {}, end: () => {}, wasCancelled: false };
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        stream.push = (text) => controller.enqueue(new TextEncoder().encode(text));
        stream.end = () => controller.close();
      },
      cancel() {
        stream.wasCancelled = true;
      },
    });
    streams.push(stream);
    return new Response(body);
  };
  return { fetch, asked, streams, statuses, fail: (times: number) => (isDown = times) };
}

// Waits until something is so, however long a loaded machine takes.
async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 2000 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(isSo()).toBe(true);
}

function page(net: ReturnType<typeof network>, more: { silence?: number } = {}) {
  const heard: string[] = [];
  const states: string[] = [];
  const stream: LiveStream = listen<LiveEvent & { words?: string }>(
    { session, port, fetch: net.fetch, firstWait: 1, longestWait: 4, ...more },
    {
      onEvent: (event) => heard.push(`${event.run}:${event.sequence}${event.words ?? ''}`),
      onGap: () => heard.push('gap'),
      onLocked: () => heard.push('locked'),
      onEnded: () => heard.push('ended'),
      onStranger: () => heard.push('stranger'),
      onConnection: (state) => states.push(state),
    },
  );
  return { stream, heard, states };
}

const message = (event: string, run: string, sequence: number, words?: string) =>
  `id: ${run}:${sequence}\nevent: ${event}\ndata: ${JSON.stringify({ run, sequence, ...(words === undefined ? {} : { words }) })}\n\n`;

describe('The stream of events', () => {
  it('tells every act in order', async () => {
    const net = network();
    const { stream, heard, states } = page(net);
    await until(() => net.streams.length === 1);
    net.streams[0]?.push(`${message('from', 'r', 4)}: here\n\n${message('act', 'r', 5, ' سلام')}`);
    net.streams[0]?.push(message('act', 'r', 6));
    await until(() => heard.length === 2);
    expect(heard).toEqual(['r:5 سلام', 'r:6']);
    stream.close();
    await stream.done;
    expect(states).toEqual(['connecting', 'open', 'closed']);
  });

  it('sends the key in the header, never in the address, after the proof alone', async () => {
    const net = network();
    const { stream } = page(net);
    await until(() => net.streams.length === 1);
    stream.close();
    await stream.done;
    expect(net.asked.map((a) => a.path)).toEqual(['/api/session/proof', '/api/events']);
    expect([...(net.asked[0]?.headers.keys() ?? [])]).toEqual(['content-type']);
    expect(Object.keys(JSON.parse(net.asked[0]?.body ?? ''))).toEqual(['nonce']);
    expect(net.asked[1]?.headers.get('Authorization')).toBe(`Bearer ${session}`);
  });

  it('comes back after the last act that it heard, and hears none twice', async () => {
    const net = network();
    const { stream, heard, states } = page(net);
    await until(() => net.streams.length === 1);
    net.streams[0]?.push(message('from', 'r', 0) + message('act', 'r', 1));
    await until(() => heard.length === 1);
    net.fail(3);
    net.streams[0]?.end();
    await until(() => net.streams.length === 2);
    expect(net.asked.at(-1)?.headers.get('Last-Event-ID')).toBe('r:1');
    expect(net.asked.filter((a) => a.path === '/api/session/proof').length).toBe(5);
    net.streams[1]?.push(message('from', 'r', 1) + message('act', 'r', 1) + message('act', 'r', 2));
    await until(() => heard.length === 2);
    expect(heard).toEqual(['r:1', 'r:2']);
    expect(states.filter((s) => s === 'waiting').length).toBe(4);
    stream.close();
    await stream.done;
  });

  test.each([
    ['the server says so', message('gap', 'r', 9) + message('act', 'r', 10), ['gap', 'r:10']],
    ['a number is missing', message('from', 'r', 1) + message('act', 'r', 3) + message('act', 'r', 4), ['gap', 'r:4']],
    ['the study was opened anew', message('from', 'r', 1) + message('act', 's', 1), ['gap']],
    ['an act comes first', message('act', 'r', 7) + message('act', 'r', 8), ['gap', 'r:8']],
  ])('tells a gap where %s', async (_, pushed, expected) => {
    const net = network();
    const { stream, heard } = page(net);
    await until(() => net.streams.length === 1);
    net.streams[0]?.push(pushed);
    await until(() => heard.length === expected.length);
    expect(heard).toEqual(expected);
    stream.close();
    await stream.done;
  });

  it('tells a gap when another opening answers after a restart', async () => {
    const net = network();
    const { stream, heard } = page(net);
    await until(() => net.streams.length === 1);
    net.streams[0]?.push(message('from', 'r', 5));
    net.streams[0]?.end();
    await until(() => net.streams.length === 2);
    net.streams[1]?.push(message('from', 's', 0));
    await until(() => heard.length === 1);
    expect(heard).toEqual(['gap']);
    stream.close();
    await stream.done;
  });

  it('ends with a lock, and tells nothing that comes after it', async () => {
    const net = network();
    const { stream, heard } = page(net);
    await until(() => net.streams.length === 1);
    net.streams[0]?.push(`${message('from', 'r', 0)}event: locked\ndata: {}\n\n${message('act', 'r', 1)}`);
    await stream.done;
    expect(heard).toEqual(['locked']);
    await until(() => net.streams[0]?.wasCancelled === true);
  });

  test.each([
    [423, 'locked'],
    [401, 'ended'],
  ])('ends where the server answers %i', async (status, expected) => {
    const net = network();
    net.statuses.push(503, status);
    const { stream, heard } = page(net);
    await stream.done;
    expect(heard).toEqual([expected]);
    expect(net.asked.filter((a) => a.path === '/api/events').length).toBe(2);
  });

  test.each<[string, (nonce: string) => Response]>([
    ['knows no session', () => Response.json({ proofs: [] })],
    ['has another key', (nonce) => Response.json({ proofs: [proofOf(randomBytes(32), nonce)] })],
    ['fetched the proof from the program on another port', (nonce) => Response.json({ proofs: [proofOf(key, nonce, port + 1)] })],
    ['answers something else', () => new Response('<html>')],
    ['answers nothing', () => new Response(null, { status: 404 })],
    ['answers what is no list', () => Response.json({ proofs: 'x' })],
  ])('sends a stranger nothing of the session: one that %s', async (_, answer) => {
    const net = network(answer);
    const { stream, heard } = page(net);
    await stream.done;
    expect(heard).toEqual(['stranger']);
    expect(net.asked.length).toBe(1);
    expect(net.asked[0]?.headers.has('Authorization')).toBe(false);
    expect(net.asked[0]?.body).not.toContain(session);
  });

  it('sends a stranger nothing who takes the place of the program later', async () => {
    let isStranger = false;
    const net = network((nonce) => Response.json({ proofs: isStranger ? [] : [proofOf(key, nonce)] }));
    const { stream, heard } = page(net);
    await until(() => net.streams.length === 1);
    isStranger = true;
    net.streams[0]?.end();
    await stream.done;
    expect(heard).toEqual(['stranger']);
    expect(net.asked.filter((a) => a.headers.has('Authorization')).length).toBe(1);
  });

  it('stops at once when it is closed, whatever the stream still says', async () => {
    const net = network();
    const { stream, heard } = page(net);
    await until(() => net.streams.length === 1);
    net.streams[0]?.push(message('from', 'r', 0));
    stream.close();
    net.streams[0]?.push(message('act', 'r', 1));
    await stream.done;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard).toEqual([]);
  });

  it('holds a stream that says nothing for dead', async () => {
    const net = network();
    const { stream } = page(net, { silence: 20 });
    await until(() => net.streams.length >= 2);
    stream.close();
    await stream.done;
  });

  it('passes over events that it does not know and comes back after ones that it cannot read', async () => {
    const net = network();
    const { stream, heard } = page(net);
    await until(() => net.streams.length === 1);
    net.streams[0]?.push(`${message('from', 'r', 0)}event: later\ndata: {}\n\nevent: act\ndata: {oops\n\n`);
    await until(() => net.streams.length === 2);
    expect(heard).toEqual([]);
    stream.close();
    await stream.done;
  });
});

describe('The proof', () => {
  it('asks with a new nonce each time', async () => {
    const net = network();
    expect(await proveServer(net.fetch, session, port)).toBe(true);
    expect(await proveServer(net.fetch, session, port)).toBe(true);
    expect(net.asked[0]?.body).not.toBe(net.asked[1]?.body);
  });

  it('is none under a key that is no key', async () => expect(await proveServer(network().fetch, 'ä', port)).toBe(false));

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  test.each(['a', 'a+b=', 'äöü', 'ab cd'])('reads no base64url in %s', (text) => expect(fromBase64Url(text)).toBeNull());
});

describe('Reading text/event-stream', () => {
  const read = (...pieces: string[]): StreamMessage[] => {
    const messages: StreamMessage[] = [];
    const parser = makeEventParser((m) => messages.push(m));
    for (const piece of pieces) parser.push(piece);
    return messages;
  };

  it('follows the standard', () => {
    expect(read('\uFEFFdata: a\ndata:b\ndata:  c\n\n')).toEqual([{ event: 'message', data: 'a\nb\n c', id: null }]);
    expect(read('id: 1\nevent: x\ndata\n\ndata: y\n\n')).toEqual([
      { event: 'x', data: '', id: '1' },
      { event: 'message', data: 'y', id: '1' },
    ]);
    expect(read(': comment\nretry: 5\nunknown: 1\n\nevent: x\n\n')).toEqual([]);
    expect(read('data: half')).toEqual([]);
  });

  it('gives the same messages wherever the stream is cut, and with every line end', () => {
    const text = 'id: r:1\nevent: act\ndata: {"a":"سلام"}\n\n: here\n\ndata: 1\ndata: 2\n\n';
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(ends, fc.array(fc.nat(90), { maxLength: 8 }), (end, cuts) => {
        // A last CR alone waits for what follows it.
        const stream = `${text.replaceAll('\n', end)}:`;
        const places = [0, ...cuts.map((c) => Math.min(c, stream.length)).sort((a, b) => a - b), stream.length];
        const pieces = places.slice(1).map((place, i) => stream.slice(places[i], place));
        expect(read(...pieces)).toEqual(read(text));
        expect(read(text)).toHaveLength(2);
      }),
    );
  });
});
