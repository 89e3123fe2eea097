import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{machines,src,spec,generated-tests,docs,bench}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
