import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import remixConfig from './remix.config.js'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const compartiment = process.env.COMPARTIMENT ?? 'paneel'

/** What pdf.js fetches while it reads a PDF (fonts that a file does not carry, tables of letters, decoders), out of our own build (decision 0060). */
function pdfParts(): Plugin {
  const home = here('./node_modules/pdfjs-dist')
  const { version } = JSON.parse(readFileSync(`${home}/package.json`, 'utf8')) as { version: string }
  let server = false
  return {
    name: 'pdf-parts',
    apply: 'build',
    configResolved: ({ build }) => {
      server = Boolean(build.ssr)
    },
    generateBundle() {
      if (server) return
      for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
        for (const name of readdirSync(`${home}/${folder}`).filter((each) => !each.endsWith('.wasm'))) {
          this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/${folder}/${name}`, source: readFileSync(`${home}/${folder}/${name}`) })
        }
      }
    }
  }
}

export default defineConfig({
  cacheDir: `node_modules/.vite-${compartiment}`,
  plugins: [remix(remixConfig), ...(compartiment === 'paneel' ? [pdfParts()] : [])],
  resolve: {
    alias: { '~realtime': here('./realtime'), '~prisma': here('./prisma'), '~': here('./app') },
    dedupe: ['yjs', 'lib0', 'y-protocols']
  },
  optimizeDeps: { entries: ['app/**/*.{ts,tsx}', '!app/**/*.server.ts', '!**/generated/**'] },
  build: { sourcemap: true, assetsInlineLimit: 0 }
})
