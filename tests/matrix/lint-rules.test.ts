import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const inApp = 'app/platform/clock.ts'
const inTests = 'tests/browser.ts'

/** A line that must be refused, by which rule, and where it would stand. */
const refused: [rule: string, file: string, text: string][] = [
  ['@typescript-eslint/no-explicit-any', inApp, 'export const los: any = 1'],
  ['@typescript-eslint/no-floating-promises', inApp, 'export function f(): void { Promise.resolve(1) }'],
  ['@typescript-eslint/no-misused-promises', inApp, 'export const f = (n: number[]): void => n.forEach(async () => { await Promise.resolve() })'],
  ['@typescript-eslint/consistent-type-imports', inApp, `import { Server } from 'node:net'\nexport const f = (s: Server): Server => s`],
  ['@typescript-eslint/ban-ts-comment', inApp, '// @ts-expect-error omdat het moet\nexport const n: number = 1'],
  ['@typescript-eslint/no-unused-vars', inApp, 'const n = 1\nexport {}'],
  ['@typescript-eslint/switch-exhaustiveness-check', inApp, `export function f(s: 'a' | 'b'): void { switch (s) { case 'a': break } }`],
  ['no-console', inApp, `console.log('zichtbaar voor wie meekijkt')`],
  ['no-empty', inApp, 'try { JSON.parse(\'\') } catch { }'],
  ['no-restricted-syntax', inApp, 'export const f = (p: Promise<number>): Promise<number | null> => p.catch(() => null)'],
  ['no-restricted-syntax', inApp, 'export const f = (p: Promise<number>): Promise<number | void> => p.catch(() => {})'],
  ['no-restricted-syntax', inTests, `import { it } from 'vitest'\nit.skip('later', () => undefined)`],
  ['no-restricted-syntax', inTests, `import { describe } from 'vitest'\ndescribe.only('eerst', () => undefined)`],
  ['no-restricted-syntax', inTests, `import { test } from 'vitest'\ntest.todo('ooit')`],
  // A comment that switches a rule off does nothing.
  ['@typescript-eslint/no-explicit-any', inApp, '// eslint-disable-next-line\nexport const los: any = 1']
]

let eslint: ESLint

beforeAll(async () => {
  eslint = new ESLint({ cwd: root })
  // The first file loads the whole TypeScript project.
  await eslint.lintText('export {}', { filePath: inApp })
}, 120_000)

describe('the lint rules', () => {
  it.each(refused)('[R-PLA-18] %s in %s: %s', async (rule, filePath, text) => {
    const [result] = await eslint.lintText(text, { filePath })
    expect(result?.messages.filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId)).toContain(rule)
  })

  it('[R-PLA-18] what the house does all day is left alone', async () => {
    const text = `import type { Server } from 'node:net'\nexport async function close(server: Server): Promise<void> { await new Promise((resolve) => server.close(resolve)) }\n`
    const [result] = await eslint.lintText(text, { filePath: inApp })
    expect(result?.messages).toEqual([])
  })
})
