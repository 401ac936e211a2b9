import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What starts processes and browsers takes minutes: it begins first, so that no core is left idle behind one long file at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const folders = ['/tests/matrix/', '/tests/journeys/', '/tests/drill/', '/bin/', '/tests/']
    const place = ({ moduleId }: TestSpecification): number => {
      const found = folders.findIndex((folder) => moduleId.includes(folder))
      return found === -1 ? folders.length : found
    }
    return (await super.sort(files)).sort((one, two) => place(one) - place(two))
  }
}

// No Remix plugin here: routes are tested through the built server, slices directly.
export default defineConfig({
  resolve: {
    alias: { '~realtime': here('./realtime'), '~prisma': here('./prisma'), '~tests': here('./tests'), '~': here('./app') }
  },
  // Files share a process, and some render what the built server renders: as it does, without React's development build.
  esbuild: { jsxDev: false },
  test: {
    include: ['{app,realtime,prisma,bin}/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'build/**'],
    globalSetup: ['tests/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Loading every module again for each file took a fifth of the time of the suite. So no test leaves anything behind in its process.
    isolate: false,
    sequence: { sequencer: LongFirst },
    allowOnly: false
  }
})
