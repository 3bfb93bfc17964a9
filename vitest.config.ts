import { defineConfig } from 'vitest/config';

// many tests start a process of their own: on a busy machine that takes its time
export default defineConfig({ test: { globalSetup: 'tests/cli/build.ts', testTimeout: 20_000 } });
