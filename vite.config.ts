import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const compartiment = process.env.COMPARTIMENT ?? 'paneel'

export default defineConfig({
  cacheDir: `node_modules/.vite-${compartiment}`,
  plugins: [remix(remixConfig)],
  resolve: {
    alias: { '~realtime': here('./realtime'), '~prisma': here('./prisma'), '~': here('./app') },
    dedupe: ['yjs', 'lib0', 'y-protocols']
  },
  optimizeDeps: { entries: ['app/**/*.{ts,tsx}', '!app/**/*.server.ts', '!**/generated/**'] },
  build: { sourcemap: true, assetsInlineLimit: 0 }
})
