import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { IConfiguration, ICruiseResult } from 'dependency-cruiser'
import { cruise } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration

/** One import: the rule it breaks (null: it is allowed), who imports, what, and whether only the type. */
interface Arrow {
  rule: string | null
  from: string
  to: string
  type?: boolean
}

const arrows: Arrow[] = [
  { rule: 'no-circles', from: 'app/keten/eerste.ts', to: 'app/keten/tweede.ts', type: true },
  { rule: 'no-drawers', from: 'app/keten/stap.ts', to: 'app/keten/utils/datum.ts' },
  { rule: 'no-drawers-inside', from: 'app/keten/helpers/datum.ts', to: 'app/keten/dag.ts' },
  { rule: 'no-drawers', from: 'bin/opdracht.ts', to: 'bin/common.ts' },
  { rule: 'no-remix-stub', from: 'app/routes/werk.tsx', to: 'remix' },
  { rule: 'remix-at-the-doors', from: 'app/dossier/scherm.tsx', to: '@remix-run/react' },
  { rule: 'remix-at-the-doors', from: 'realtime/hook.ts', to: '@remix-run/react', type: true },
  { rule: null, from: 'app/routes/lijst.tsx', to: '@remix-run/react' },
  { rule: null, from: 'app/toegang/wacht.server.ts', to: '@remix-run/react' },
  { rule: 'rules-are-pure', from: 'app/dossier/rules.ts', to: 'app/dossier/store.server.ts' },
  { rule: 'rules-are-pure', from: 'app/advies/rules.ts', to: 'node:crypto' },
  { rule: null, from: 'app/keten/rules.ts', to: 'app/keten/store.server.ts', type: true },
  { rule: null, from: 'app/beoordeling/rules.ts', to: 'app/beoordeling/schema.ts' },
  { rule: null, from: 'app/stukken/rules.ts', to: 'app/stukken/lijst.json' },
  { rule: 'wall-opsporing', from: 'app/routes/dossiers.tsx', to: 'app/opsporing/lijst.ts' },
  { rule: 'wall-opsporing', from: 'app/routes/_gedeeld.mijn.tsx', to: 'app/opsporing/naam.ts', type: true },
  { rule: 'wall-opsporing', from: 'app/proces-paneel.server.ts', to: 'app/compose-opsporing.server.ts' },
  { rule: 'wall-opsporing', from: 'app/toegang/rekening.ts', to: 'prisma/opsporing/generated/client.ts' },
  { rule: 'wall-opsporing', from: 'bin/importeer-paneel.ts', to: 'app/opsporing/invoer.ts' },
  { rule: null, from: 'app/routes/opsporing.zaken.tsx', to: 'app/opsporing/zaken.ts' },
  { rule: null, from: 'app/proces-opsporing.server.ts', to: 'app/opsporing/store.server.ts' },
  { rule: null, from: 'bin/importeer-opsporing.ts', to: 'app/opsporing/invoer.ts' },
  { rule: null, from: 'tests/matrix/twee-werelden.test.ts', to: 'app/opsporing/zaken.ts' },
  { rule: 'wall-paneel', from: 'app/routes/opsporing.dossier.tsx', to: 'app/dossier/kenmerk.ts', type: true },
  { rule: 'wall-paneel', from: 'app/routes/_gedeeld.demo.tsx', to: 'app/beoordeling/ronde.ts' },
  { rule: 'wall-paneel', from: 'app/proces-opsporing.server.ts', to: 'app/guard-paneel.server.ts' },
  { rule: 'wall-paneel', from: 'app/opsporing/store.server.ts', to: 'prisma/paneel/generated/client.ts' },
  { rule: 'wall-paneel', from: 'bin/importeer-opsporing.ts', to: 'app/dossier/invoer.ts' },
  { rule: 'shared-doors-hold-no-slice', from: 'app/entry.server.tsx', to: 'app/advies/lijst.ts' },
  { rule: 'shared-doors-hold-no-slice', from: 'app/root.tsx', to: 'app/diensten-paneel.ts', type: true },
  { rule: null, from: 'app/root.tsx', to: 'app/toegang/nonce.tsx' },
  { rule: 'slice-dossier', from: 'app/dossier/fase.ts', to: 'app/beoordeling/ronde.ts' },
  { rule: 'slice-beoordeling', from: 'app/beoordeling/blad.ts', to: 'app/hoorzitting/verslag.ts', type: true },
  { rule: 'slice-hoorzitting', from: 'app/hoorzitting/plan.ts', to: 'app/beoordeling/ronde.ts' },
  { rule: 'slice-advies', from: 'app/advies/stand.ts', to: 'app/keten/spoor.ts' },
  { rule: 'slice-toestemming', from: 'app/toestemming/passage.ts', to: 'app/advies/draft.ts' },
  { rule: 'slice-advies', from: 'app/advies/draft.ts', to: 'app/toestemming/register.ts' },
  { rule: 'slice-stukken', from: 'app/stukken/blad.ts', to: 'app/beoordeling/ronde.ts', type: true },
  { rule: 'slice-kalibratie', from: 'app/kalibratie/oefening.ts', to: 'app/advies/lijst.ts' },
  { rule: 'slice-beoordeling', from: 'app/beoordeling/toets-2.ts', to: 'app/kalibratie/oefening.ts' },
  { rule: 'slice-keten', from: 'app/keten/termijn.ts', to: 'app/advies/lijst.ts' },
  { rule: 'slice-rapportage', from: 'app/rapportage/tabel.ts', to: 'app/dossier/kenmerk.ts' },
  { rule: 'slice-opsporing', from: 'app/opsporing/wie.ts', to: 'app/dossier/kenmerk.ts' },
  { rule: null, from: 'app/beoordeling/toets.ts', to: 'app/dossier/kenmerk.ts' },
  { rule: null, from: 'app/hoorzitting/vraag.ts', to: 'app/beoordeling/catalogus/index.ts' },
  { rule: null, from: 'app/rapportage/cijfers.ts', to: 'app/keten/read-model.ts' },
  { rule: null, from: 'app/opsporing/inlog.ts', to: 'app/toegang/sessie.ts' },
  { rule: 'mechanism-holds-no-slice', from: 'app/toegang/beleid.ts', to: 'app/dossier/kenmerk.ts', type: true },
  { rule: 'mechanism-holds-no-slice', from: 'app/logboek/regel.ts', to: 'prisma/paneel/generated/client.ts' },
  { rule: 'logboek-below-toegang', from: 'app/logboek/wie.ts', to: 'app/toegang/sessie.ts' },
  { rule: 'floors-look-down', from: 'app/ui/kaart.tsx', to: 'app/dossier/kenmerk.ts', type: true },
  { rule: 'floors-look-down', from: 'app/platform/taak.ts', to: 'app/logboek/schrijf.ts' },
  { rule: 'platform-below-ui', from: 'app/platform/brief.ts', to: 'app/ui/knop.tsx' },
  { rule: 'arrows-run-down', from: 'app/dossier/pagina.tsx', to: 'app/routes/lijst.tsx' },
  { rule: 'arrows-run-down', from: 'app/keten/pagina.tsx', to: 'app/error-page.tsx' },
  { rule: 'realtime-knows-no-app', from: 'realtime/poort.ts', to: 'app/platform/klok.ts', type: true },
  { rule: 'realtime-public-door', from: 'app/dossier/kamer.ts', to: 'realtime/committer.ts' },
  { rule: null, from: 'app/dossier/kamers.ts', to: 'realtime/index.ts' },
  { rule: null, from: 'app/ui/veld.tsx', to: 'realtime/browser/index.ts' },
  { rule: 'no-tests-in-the-house', from: 'app/dossier/seed.ts', to: 'tests/fixtures/zaak.ts' },
  { rule: 'no-unresolved', from: 'app/keten/los.ts', to: './bestaat-niet' },
  { rule: 'no-unlisted-package', from: 'app/keten/vreemd.ts', to: 'vreemd-pakket' }
]

const packages = ['remix', '@remix-run/react', 'vreemd-pakket']
let root: string
let violations: { rule: string; from: string; to: string }[]

const isFile = (to: string): boolean => /^(app|bin|prisma|realtime|tests)\//.test(to)

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** Every file of the table, each with the imports the table gives it. */
function writeTree(): void {
  const imports = new Map<string, string[]>(arrows.filter(({ to }) => isFile(to)).map(({ to }) => [to, []]))
  for (const { from, to, type } of arrows) {
    const target = isFile(to) ? relative(dirname(from), to).replace(/^(?!\.)/, './').replace(/\.tsx?$/, '') : to
    const lines = imports.get(from) ?? []
    imports.set(from, [...lines, `import ${type ? 'type ' : ''}{ iets as iets${lines.length} } from '${target}'`])
  }
  imports.set('app/keten/tweede.ts', [`import type { iets as terug } from './eerste'`])
  for (const [path, lines] of imports) write(path, path.endsWith('.json') ? '{ "iets": 1 }' : [...lines, 'export const iets = 1'].join('\n'))
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, 'module.exports = { iets: 1 }')
  }
  write('package.json', JSON.stringify({ name: 'proef', dependencies: { remix: '1', '@remix-run/react': '1' } }))
}

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'weging-importregels-')))
  writeTree()
  const { tsConfig: _ownPaths, ...options } = config.options ?? {}
  const { output } = await cruise(['app', 'realtime', 'prisma', 'bin', 'tests'], { ...options, validate: true, ruleSet: { forbidden: config.forbidden ?? [] }, baseDir: root })
  violations = (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the import rules', () => {
  it.each(arrows.filter(({ rule }) => rule !== null))('[R-PLA-16] $rule refuses $from → $to', ({ rule, from, to }) => {
    const found = violations.filter((violation) => violation.rule === rule && violation.from === from)
    expect(found.map((violation) => violation.to)).toEqual([expect.stringContaining(isFile(to) ? to : to.replace(/^(node:|\.\/)/, ''))])
  })

  it.each(arrows.filter(({ rule }) => rule === null))('[R-PLA-16] $from → $to is allowed', ({ from }) => {
    expect(violations.filter((violation) => violation.from === from && arrows.every((arrow) => arrow.from !== from || arrow.rule === null))).toEqual([])
  })

  it('[R-PLA-16] every rule is broken here at least once', () => {
    const broken = new Set(arrows.map(({ rule }) => rule))
    expect((config.forbidden ?? []).map(({ name }) => name).filter((name) => !broken.has(name ?? ''))).toEqual([])
  })
})
