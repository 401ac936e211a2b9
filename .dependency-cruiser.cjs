// Who may import whom (ontwerp.md §2; R-PLA-16). Types count too: an arrow is an arrow. Broken on purpose, rule by rule, in
// tests/matrix/import-rules.test.ts.

// What a slice of the procedure may import beside itself. All may use toegang and logboek; what is not listed is closed.
const slices = {
  dossier: [],
  stukken: ['dossier/'],
  beoordeling: ['dossier/', 'stukken/'],
  hoorzitting: ['dossier/', 'beoordeling/catalogus'],
  advies: ['beoordeling/', 'hoorzitting/', 'dossier/', 'stukken/'],
  toestemming: ['hoorzitting/', 'dossier/'],
  // The side of betrokkene: what it reads and gives of each slice.
  gemachtigde: ['dossier/', 'stukken/', 'hoorzitting/', 'beoordeling/ronden/', 'advies/reactie/'],
  // Practice reuses the sheet and the import of the real work; nothing of the real work knows it (R-KAL-1).
  kalibratie: ['beoordeling/', 'dossier/'],
  keten: ['dossier/'],
  rapportage: ['[^/]+/read-model'],
  opsporing: []
}
const panelSlices = Object.keys(slices).filter((name) => name !== 'opsporing').join('|')
const allSlices = Object.keys(slices).join('|')

const drawers = '/(util|utils|helper|helpers|common|misc|lib)[/.]'
const test = '\\.test\\.tsx?$'
// The closed side: its slice, its routes, its composition, its commands. Shared routes belong to neither side.
const opsporingSide = '^(app/(opsporing/|routes/_?opsporing|[^/]+-opsporing\\.)|bin/[^/]*opsporing)'
const sharedRoutes = '^app/routes/_?gedeeld'
// What stands directly in app/ and carries neither name (root, entries, error page) is in both bundles.
const sharedDoors = '^app/(?![^/]+-(paneel|opsporing)\\.)[^/]+\\.tsx?$'
const panelRoutes = '^app/routes/(?!_?(opsporing|gedeeld))'

const closeSlice = ([name, open]) => ({
  name: `slice-${name}`,
  comment: `${name} imports only ${['itself', ...open, 'toegang', 'logboek', 'the floors below'].join(', ')}.`,
  severity: 'error',
  from: { path: `^app/${name}/`, pathNot: test },
  to: { path: `^app/(${allSlices})/`, pathNot: [`^app/${name}/`, ...open.map((path) => `^app/${path}`)] }
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A house without one circle, types included: what looks at each other cannot be read apart.',
      severity: 'error',
      from: { pathNot: '/generated/' },
      to: { circular: true, viaOnly: { pathNot: '/generated/' } }
    },
    {
      name: 'no-drawers',
      comment: 'A folder or file is named after its thought. utils, helpers, common, misc and lib are drawers.',
      severity: 'error',
      from: {},
      to: { path: drawers, pathNot: 'node_modules' }
    },
    {
      name: 'no-drawers-inside',
      comment: 'The same for what such a drawer imports: it is caught before anybody uses it.',
      severity: 'error',
      from: { path: drawers, pathNot: 'node_modules' },
      to: {}
    },
    {
      name: 'no-remix-stub',
      comment: 'The package `remix` 2.x is a stub that throws on import; it is listed for its version only.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)node_modules/remix/|^remix$' }
    },
    {
      name: 'remix-at-the-doors',
      comment: 'The framework is met in routes, in what stands directly in app/ and in toegang, so that leaving it is a codemod.',
      severity: 'error',
      from: { path: '^(app|realtime|prisma)/', pathNot: ['^app/routes/', '^app/[^/]+$', '^app/toegang/'] },
      to: { path: '@remix-run/' }
    },
    {
      name: 'rules-are-pure',
      comment: 'rules.ts imports only rules.ts, schema.ts, data of ours (json) and types: law that can be read and tested without a world around it.',
      severity: 'error',
      from: { path: '(^|/)rules\\.ts$' },
      to: { pathNot: '(^|/)(rules|schema)\\.ts$|^app/.+\\.json$', dependencyTypesNot: ['type-only'] }
    },
    {
      name: 'wall-opsporing',
      comment: 'Law 3: nobody outside the closed side imports it. Tests that compare both worlds may.',
      severity: 'error',
      from: { pathNot: [opsporingSide, '^tests/'] },
      to: { path: ['^app/(opsporing/|routes/_?opsporing|[^/]+-opsporing\\.)', '^prisma/opsporing/'] }
    },
    {
      name: 'wall-paneel',
      comment: 'Law 3, the other way: the closed side and the shared routes import nothing of the panel, nor of its database.',
      severity: 'error',
      from: { path: [opsporingSide, sharedRoutes] },
      to: { path: [`^app/(${panelSlices})/`, '^app/[^/]+-paneel\\.', panelRoutes, '^prisma/paneel/'] }
    },
    {
      name: 'shared-doors-hold-no-slice',
      comment: 'Root and entries are in both bundles: one import there put panel code into the opsporing bundle.',
      severity: 'error',
      from: { path: sharedDoors, pathNot: test },
      to: { path: [`^app/(${allSlices})/`, '^app/[^/]+-(paneel|opsporing)\\.', '^prisma/'], pathNot: '^app/proces-' }
    },
    ...Object.entries(slices).map(closeSlice),
    {
      name: 'mechanism-holds-no-slice',
      comment: 'toegang and logboek are in both bundles and hold mechanism only: each process hands in its own policy, store and facts.',
      severity: 'error',
      from: { path: '^app/(toegang|logboek)/', pathNot: test },
      to: { path: [`^app/(${allSlices})/`, '^prisma/'] }
    },
    {
      name: 'logboek-below-toegang',
      comment: 'Signing in is logged, so toegang uses logboek; the other way would be a circle in waiting.',
      severity: 'error',
      from: { path: '^app/logboek/', pathNot: test },
      to: { path: '^app/toegang/' }
    },
    {
      name: 'floors-look-down',
      comment: 'platform and ui are the ground floor: they know no domain, no access, no log.',
      severity: 'error',
      from: { path: '^app/(platform|ui)/', pathNot: test },
      to: { path: [`^app/(${allSlices}|toegang|logboek)/`, '^prisma/'] }
    },
    {
      name: 'platform-below-ui',
      comment: 'platform runs on a server without a screen.',
      severity: 'error',
      from: { path: '^app/platform/', pathNot: test },
      to: { path: '^app/ui/' }
    },
    {
      name: 'arrows-run-down',
      comment: 'routes → slices → floors: nothing below imports a route or what stands directly in app/.',
      severity: 'error',
      from: { path: '^app/[^/]+/', pathNot: ['^app/routes/', test] },
      to: { path: '^app/(routes/|[^/]+$)' }
    },
    {
      name: 'realtime-knows-no-app',
      comment: 'realtime knows no domain: it gets its gate and its log handed in.',
      severity: 'error',
      from: { path: '^realtime/' },
      to: { path: '^(app|prisma|bin)/' }
    },
    {
      name: 'realtime-public-door',
      comment: 'The house enters realtime by its index (one for the server, one for the browser) and by its pure reader of texts, which both sides need; nowhere else.',
      severity: 'error',
      from: { path: '^(app|bin|prisma)/', pathNot: test },
      to: { path: '^realtime/', pathNot: '^realtime/((browser/)?index|read-text)\\.tsx?$' }
    },
    {
      name: 'no-tests-in-the-house',
      comment: 'What runs in production imports no test.',
      severity: 'error',
      from: { path: '^(app|realtime|prisma|bin)/', pathNot: [test, '/test-[^/]+\\.tsx?$'] },
      to: { path: ['^tests/', test] }
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^prisma/.+/generated/' }
    },
    {
      name: 'no-unlisted-package',
      comment: 'A package that package.json does not list is there by chance.',
      severity: 'error',
      from: { path: '^(app|realtime|prisma|bin|tests)/', pathNot: ['/generated/', '\\.d\\.ts$'] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] }
    }
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] }
  }
}
