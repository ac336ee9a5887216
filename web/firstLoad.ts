import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** What the first load may weigh: the entry with the shell, the page of coding and the English catalogue, as gzip. */
const mostBytes = 250_000;

const needed = [/\/src\/stages\/coding\/Page\.tsx$/, /virtual:messages\/en$/];

/** Weighs the scripts of the first load when the page is built, says the figure, and fails the build where it is too much. */
export function firstLoad(): Plugin {
  return {
    name: 'offramp-first-load',
    apply: 'build',
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const loaded = new Set<Rolldown.OutputChunk>();
      const load = (chunk: Rolldown.OutputChunk | undefined): void => {
        if (chunk === undefined || loaded.has(chunk)) return;
        loaded.add(chunk);
        for (const name of chunk.imports) load(chunks.find((other) => other.fileName === name));
      };
      for (const chunk of chunks) if (chunk.isEntry) load(chunk);
      for (const module of needed) {
        const chunk = chunks.find((one) => one.moduleIds.some((id) => module.test(id)));
        if (chunk === undefined) this.error(`The first load is not weighed: nothing is built from ${module}.`);
        load(chunk);
      }
      const bytes = [...loaded].reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      const said = `First load: ${(bytes / 1000).toFixed(1)} kB gzip of script in ${loaded.size} files (at most ${mostBytes / 1000})`;
      if (bytes > mostBytes) this.error(`${said}. Load what is not needed at once lazily.`);
      this.info(said);
    },
  };
}
