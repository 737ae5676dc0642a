/** How the tests run: everything under tests/, one worker a core; oracles and browsers get a long leash. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
