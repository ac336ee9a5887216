import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { messagesFolder } from '../../catalogue.ts';
import { registry } from './all';

it('puts the actions of all stages together without two meanings of a key', () => expect(registry.actions.length).toBeGreaterThan(10));

it('has words for every action', () => {
  const words: Record<string, string> = JSON.parse(readFileSync(resolve(messagesFolder, 'en.page.json'), 'utf8'));
  expect(registry.actions.map((action) => action.label).filter((label) => !(label in words))).toEqual([]);
});
