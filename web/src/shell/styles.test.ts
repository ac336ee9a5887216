import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const stages = join(import.meta.dirname, '../stages');

// Every sheet stays once its page was seen: a name that two stages style would look as the page did that came last.
test('no class is styled by two stages', () => {
  const owners = new Map<string, Set<string>>();
  for (const stage of readdirSync(stages))
    for (const file of readdirSync(join(stages, stage)).filter((name) => name.endsWith('.css')))
      for (const [, selectors = ''] of readFileSync(join(stages, stage, file), 'utf8').matchAll(/([^{}]+)\{/g))
        for (const selector of selectors.replaceAll(/\/\*[\s\S]*?\*\//g, '').split(',')) {
          const name = /^\.([\w-]+)$/.exec(selector.trim())?.[1];
          if (name !== undefined) owners.set(name, (owners.get(name) ?? new Set()).add(stage));
        }
  expect([...owners].filter(([, of]) => of.size > 1).map(([name]) => name)).toEqual([]);
});
