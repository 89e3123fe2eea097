import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: { include: ['src/conform/mutation/all-suites.ts'], testTimeout: 20_000 },
});
