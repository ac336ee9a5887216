import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { LiveEvent } from '../../api/items';
import { onForget, onForgetRead } from '../../shell/forget';
import { dropWords, patchProtection } from './queries';

const event = (destroyed: boolean): LiveEvent => ({ destroyed, protection: null }) as LiveEvent;

it('lets nothing stay that was read before words were destroyed, and reads what is shown anew', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  let forgot = 0;
  let readForgotten = 0;
  onForget(() => forgot++);
  onForgetRead(() => readForgotten++);
  client.setQueryData(['study'], 'title');
  client.setQueryData(['sources', 'document', 'a'], 'words that nobody looks at');
  client.setQueryData(['coding', 'document', 'b'], 'words on the screen');
  let answer: (words: string) => void = () => {};
  const shown = new QueryObserver(client, {
    queryKey: ['coding', 'document', 'b'],
    queryFn: () =>
      new Promise<string>((resolve) => {
        answer = resolve;
      }),
  });
  const seen: unknown[] = [];
  const leave = shown.subscribe((result) => seen.push(result.data));

  patchProtection(client, event(false));
  expect(client.getQueryData(['sources', 'document', 'a'])).toBe('words that nobody looks at');
  dropWords(client, event(true));
  expect(client.getQueryData(['sources', 'document', 'a'])).toBeUndefined();
  expect(client.getQueryData(['coding', 'document', 'b'])).toBeUndefined();
  expect(client.getQueryData(['study'])).toBe('title');
  expect([forgot, readForgotten]).toEqual([1, 0]);
  await new Promise((resolve) => setTimeout(resolve));
  answer('[withdrawn]');
  await expect.poll(() => shown.getCurrentResult().data).toBe('[withdrawn]');
  expect(seen.at(-1)).toBe('[withdrawn]');
  leave();
});
