/** How the tests run: everything under tests/, against compiled code where the command line is meant; oracles and browsers get a long leash. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/compile.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
