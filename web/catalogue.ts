import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Where the catalogues of the core and of the page lie; see docs/decisions/0010-one-catalogue-two-files.md. */
export const messagesFolder = resolve(import.meta.dirname, '../src/Offramp.Research/Messages');

/** What a page says by itself. Refusals, problems, history and reasons come from the server as they are said, so no page carries their words. */
export const forThePage = /^(page|report|messages)\./;

const virtual = /^virtual:messages\/([a-z]{2})$/;

/** Reads a language's two files as one catalogue, of it what a page says by itself. What has no words in it yet is in English. */
export function readCatalogue(language: string): Record<string, string> {
  const read = (file: string): Record<string, string> => JSON.parse(readFileSync(resolve(messagesFolder, file), 'utf8'));
  const files = [...new Set(['en', language])].flatMap((each) => [`${each}.json`, `${each}.page.json`]);
  const all = files.flatMap((file) => Object.entries(read(file)));
  return Object.fromEntries(all.filter(([code]) => forThePage.test(code)));
}

/** Serves `virtual:messages/en` as the module of a language's catalogue. */
export function catalogue(): Plugin {
  return {
    name: 'offramp-catalogue',
    resolveId: (id) => (virtual.test(id) ? `\0${id}` : undefined),
    load(id) {
      const language = id.startsWith('\0') ? virtual.exec(id.slice(1))?.[1] : undefined;
      if (language === undefined) return undefined;
      for (const each of new Set(['en', language]))
        for (const file of [`${each}.json`, `${each}.page.json`]) this.addWatchFile(resolve(messagesFolder, file));
      // As one string, because a browser reads JSON faster than the same object written as code.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(readCatalogue(language)))});`;
    },
  };
}
