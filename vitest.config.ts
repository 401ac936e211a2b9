import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// No Remix plugin here: routes are tested through the built server, slices directly.
export default defineConfig({
  resolve: {
    alias: { '~realtime': here('./realtime'), '~prisma': here('./prisma'), '~tests': here('./tests'), '~': here('./app') }
  },
  test: {
    include: ['{app,realtime,prisma,bin}/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'build/**'],
    globalSetup: ['tests/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    allowOnly: false
  }
})
