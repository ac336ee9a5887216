import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { catalogue } from './catalogue.ts';
import { firstLoad } from './firstLoad.ts';

export default defineConfig({
  plugins: [react(), catalogue(), firstLoad()],
  base: '/',
  build: {
    target: 'es2023',
    // The policy of the page allows no data: scripts or fonts and no inline code: everything is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    maxWorkers: 2,
    benchmark: { include: ['src/**/*.bench.ts'] },
  },
});
