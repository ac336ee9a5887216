import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LiveEvent } from '../api/items';
import { applyEvent } from './patches';
import { keys } from './queries';

let client: QueryClient;

beforeEach(() => {
  client = new QueryClient();
});

const event = (change: Partial<LiveEvent>): LiveEvent =>
  ({
    run: 'r',
    sequence: 1,
    stages: ['coding'],
    sources: null,
    texts: [],
    codebook: null,
    codeSets: null,
    codebookVersions: null,
    codings: [],
    memos: null,
    links: [],
    conflicts: 0,
    protection: null,
    destroyed: false,
    acts: 7,
    ...change,
  }) as LiveEvent;

const coding = (id: string, start: number) => ({ id, start, end: start + 3 });
const isOld = (key: readonly unknown[]): boolean => client.getQueryState(key)?.isInvalidated === true;

describe('An event', () => {
  it('puts its codings in the place of the old ones, by start, twice with the same outcome', () => {
    client.setQueryData(keys.codings('d'), { document: 'd', version: 'v', codings: [coding('a', 10), coding('b', 20)] });
    const told = event({
      codings: [{ document: 'd', put: [coding('c', 5), coding('b', 30)], removed: ['a'], refetch: false }],
    } as Partial<LiveEvent>);
    for (const _ of [1, 2]) {
      applyEvent(client, told);
      expect(client.getQueryData(keys.codings('d'))).toMatchObject({ codings: [coding('c', 5), coding('b', 30)] });
    }
    expect(isOld(keys.codings('d'))).toBe(false);
  });

  it('makes old what it touches and no patch keeps true, and nothing else', () => {
    client.setQueryData(['coding', 'something'], 1);
    client.setQueryData(['sources', 'something'], 1);
    client.setQueryData(keys.history, []);
    applyEvent(client, event({}));
    expect([isOld(['coding', 'something']), isOld(['sources', 'something']), isOld(keys.history)]).toEqual([true, false, true]);
  });

  it('makes old an answer that was on its way, which may have been read before the act', async () => {
    let asked = 0;
    let release = (): void => {};
    const query = client.fetchQuery({
      queryKey: keys.codes,
      queryFn: () => {
        asked++;
        return new Promise((resolve) => {
          release = () => resolve([]);
        });
      },
    });
    applyEvent(client, event({}));
    expect(isOld(keys.codes)).toBe(true);
    release();
    await query;
    expect(asked).toBe(1);
  });

  it('that destroyed words leaves nothing that was read before', () => {
    client.setQueryData(keys.document('d'), { text: 'withdrawn' });
    client.setQueryData(keys.study, { state: 'open', study: { acts: 6 } });
    applyEvent(client, event({ destroyed: true }));
    expect(client.getQueryData(keys.document('d'))).toBeUndefined();
    expect(client.getQueryData(keys.study)).toMatchObject({ state: 'open' });
  });

  it('counts the acts and the conflicts', () => {
    client.setQueryData(keys.study, { state: 'open', study: { acts: 6, conflicts: 0 } });
    applyEvent(client, event({ conflicts: 2 }));
    expect(client.getQueryData(keys.study)).toMatchObject({ study: { acts: 7, conflicts: 2 } });
  });
});
