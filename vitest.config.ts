import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{machines,src,spec,generated-tests,docs,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.stryker-tmp/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
