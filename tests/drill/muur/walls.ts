// The walls, each broken once. A wall that is added to the house is added here, with the test that guards it.
import type { Wall } from './wall'

const leaks = 'tests/matrix/lekmatrix/lekmatrix.test.ts'
const sources = 'tests/matrix/lekmatrix/sources.test.ts'

const towardsOpsporing: readonly Wall[] = [
  {
    wall: 'geen import van paneel naar opsporing',
    broken: 'het dossier importeert een bestand van opsporing',
    edits: [{ file: 'app/dossier/rooms.ts', find: "import type { DossierDeed } from './policy'", put: "import type { DossierDeed } from './policy'\nimport '~/opsporing/namen'" }],
    caughtBy: { importRule: 'wall-opsporing' }
  },
  {
    wall: 'geen import van opsporing naar paneel',
    broken: 'de inzage van opsporing importeert het beleid van het paneel',
    edits: [{ file: 'app/opsporing/blik.ts', made: "export { mayDossier } from '~/dossier/policy'\n" }],
    caughtBy: { importRule: 'wall-paneel' }
  },
  {
    wall: 'het paneel start niet met gegevens van opsporing',
    broken: 'de namen OPSPORING_… worden niet meer geweigerd',
    edits: [{ file: 'app/config-paneel.server.ts', find: '/^(OPSPORING_|AFHALER_)/i', put: '/^(AFHALER_)/i' }],
    caughtBy: { test: 'tests/matrix/config.test.ts', rule: 'R-WAL-1' },
    pure: true
  },
  {
    wall: 'elk proces krijgt alleen zijn eigen gegevens',
    broken: 'de starter geeft het adres van opsporing ook aan het paneel',
    edits: [{ file: 'bin/start-env.mjs', find: "if (child === 'paneel') return { ...shared, DATABASE_URL,", put: "if (child === 'paneel') return { ...shared, OPSPORING_DATABASE_URL, DATABASE_URL," }],
    caughtBy: { test: 'bin/start-env.test.ts', rule: 'R-PLA-8' },
    pure: true
  },
  {
    wall: 'geen indicatie in het paneel',
    broken: 'bij het inlezen komt het aantal indicaties in de aanduiding, en zo op elke pagina',
    edits: [{ file: 'app/dossier/import/panel-part.ts', find: 'aanduiding: zaak.betrokkene.aanduiding,', put: 'aanduiding: `${zaak.betrokkene.aanduiding} (${whole.opsporing.length})`,' }],
    caughtBy: { test: 'app/dossier/import/import-paneel.test.ts', rule: 'R-WAL-11' }
  },
  {
    wall: 'opsporing leest van het paneel alleen wie waar zit',
    broken: 'een migratie geeft de afhaler ook de records',
    edits: [{ file: 'prisma/paneel/migrations/20991231000000_te_ruim/migration.sql', made: 'grant select on record to weging_afhaler;\n' }],
    caughtBy: { test: 'tests/matrix/rights.test.ts', rule: 'R-WAL-3' }
  },
  {
    wall: 'elk compartiment heeft zijn eigen cookie',
    broken: 'beide processen lezen dezelfde cookie',
    edits: [{ file: 'app/toegang/cookie.server.ts', find: "weging-${compartiment}`", put: "weging-${compartiment.slice(0, 0)}`" }],
    caughtBy: { test: 'app/toegang/cookie.server.test.ts', rule: 'R-TOE-3' },
    pure: true
  },
  {
    wall: 'wie in het panel zit leest de zaak van opsporing niet',
    broken: 'het beleid van opsporing kijkt niet meer naar de zetels',
    edits: [{ file: 'app/opsporing/policy.ts', find: "return facts.officier && facts.opPanel === 'nee' ? yes : unknown", put: 'return facts.officier ? yes : unknown' }],
    caughtBy: { test: 'app/opsporing/policy.test.ts', rule: 'R-OPS-2' },
    pure: true
  },
  {
    wall: 'geen scherm van opsporing in het paneel',
    broken: 'het paneel wordt gebouwd met de routes van opsporing erbij',
    edits: [{ file: 'remix.config.js', find: "paneel: ['**/*.test.*', '**/routes/opsporing*', '**/routes/opsporing*/**'],", put: "paneel: ['**/*.test.*']," }],
    caughtBy: { test: 'tests/matrix/bundle.test.ts', rule: 'R-WAL-2' },
    built: true
  }
]

const sealedRound: readonly Wall[] = [
  {
    wall: 'de ronde gaat pas open als iedereen heeft ingediend',
    broken: 'een beoordeling die ontbreekt houdt het onthullen niet meer tegen',
    edits: [{ file: 'app/beoordeling/rules.ts', find: '  if (waiting.length > 0) {', put: '  if (waiting.length > 2) {' }],
    caughtBy: { test: 'app/beoordeling/rules.test.ts', rule: 'R-BEO-21' },
    pure: true
  },
  {
    wall: 'een score-kamer laat alleen zijn eigen lid binnen',
    broken: 'de poort vraagt niet meer van wie de kamer is',
    edits: [{ file: 'app/gate-paneel.server.ts', find: "if (place.kind === 'score') return facts.ronde?.id === place.subject && facts.lid?.id === place.lidId", put: "if (place.kind === 'score') return facts.ronde?.id === place.subject" }],
    caughtBy: { test: leaks, rule: 'R-LEK-1' }
  },
  {
    wall: 'niemand merkt dat een ander in een score-kamer is',
    broken: 'aanwezigheid wordt bijgehouden voor alle kamers samen',
    edits: [
      { file: 'realtime/room/audience.ts', find: 'this.presence = new Presence({ limits, tellNodes, others: (except) => this.#synced(except) })', put: 'this.presence = together ??= new Presence({ limits, tellNodes, others: (except) => this.#synced(except) })' },
      { file: 'realtime/room/audience.ts', find: 'export interface AudienceSurroundings {', put: 'let together: Presence | undefined\n\nexport interface AudienceSurroundings {' }
    ],
    caughtBy: { test: leaks, rule: 'R-LEK-1' }
  },
  {
    wall: 'van een ander blad weet een lid alleen ingediend ja of nee',
    broken: 'de pagina zegt hoe vaak een ander zijn blad indiende',
    edits: [{
      file: 'app/beoordeling/store.server.ts',
      find: "select l.zetel as discipline, blad_stand($2::uuid, l.id) = 'telt' as ingediend",
      put: "select l.zetel as discipline, (select count(*)::int from record r where r.soort = 'score' and r.ronde_id = $2::uuid and r.lid_id = l.id) as ingediend"
    }],
    caughtBy: { test: leaks, rule: 'R-LEK-1' },
    built: true
  },
  {
    wall: 'een concept staat versleuteld in de database',
    broken: 'geen kamer geldt nog als besloten',
    edits: [{ file: 'app/dossier/rooms.ts', find: "roomKinds[kind as RoomKind].geschiedenis === 'eigen'", put: "roomKinds[kind as RoomKind].geschiedenis === undefined" }],
    caughtBy: { test: 'tests/matrix/own-notes-dump.test.ts', rule: 'R-RTM-55' }
  },
  {
    wall: 'elk kanaal staat in de lekmatrix',
    broken: 'er komt een soort kamer bij, en een opdracht die scores uitvoert',
    edits: [
      { file: 'app/dossier/rooms.ts', find: '  advies: { lees:', put: "  vragen: { lees: 'stukken.lezen', schrijf: 'stukken.lezen', geschiedenis: 'samen', roots: ['vragen'] },\n  advies: { lees:" },
      { file: 'package.json', find: '"start": "node bin/start.mjs",', put: '"start": "node bin/start.mjs",\n    "scores:uitvoer": "node bin/scores.mjs",' }
    ],
    caughtBy: { test: sources, rule: 'R-LEK-2' },
    pure: true
  }
]

const access: readonly Wall[] = [
  {
    wall: 'een dossier is er alleen voor wie er een zetel heeft',
    broken: 'het beleid vraagt niet meer of iemand lid is van dit panel',
    edits: [{ file: 'app/dossier/policy.ts', find: 'return seats.includes(seat) ? then(facts) : unknown', put: 'return then(facts)' }],
    caughtBy: { test: 'app/dossier/policy.test.ts', rule: 'R-TOE-13' },
    pure: true
  },
  {
    wall: 'een uitgebracht advies is er alleen voor wie het kreeg',
    broken: 'de vraag aan de database noemt de ontvanger niet meer',
    edits: [{ file: 'app/advies/read-advies.server.ts', find: 'where: { id: adviesId, ontvangerId: wie.accountId },', put: 'where: { id: adviesId },' }],
    caughtBy: { test: 'tests/matrix/access.test.ts', rule: 'R-TOE-20' },
    built: true
  },
  {
    wall: 'een pagina die in geen tabel staat gaat niet open',
    broken: 'er komt een route bij zonder regel in de tabel',
    edits: [{ file: 'app/routes/dossiers.$dossierId.scores.tsx', made: "export const loader = () => ({ scores: [] })\nexport default function Scores() {\n  return null\n}\n" }],
    caughtBy: { test: 'tests/matrix/access-routes.test.ts', rule: 'R-TOE-6' }
  },
  {
    wall: 'een bericht per mail zegt niets van een dossier',
    broken: 'het onderwerp noemt de taak waar het om gaat',
    edits: [{ file: 'app/platform/mail/notice.ts', find: "subject: 'Er staat iets voor u klaar in Weging',", put: 'subject: `Er staat iets voor u klaar in Weging: advies ${id}`,' }],
    caughtBy: { test: 'app/platform/mail/notices.server.test.ts', rule: 'R-MAI-2' }
  },
  {
    wall: 'een fout zegt niets van een dossier in het logboek',
    broken: 'het technisch logboek schrijft fouten op met hun woorden',
    edits: [{ file: 'app/platform/logger.server.ts', find: 'serializers: { err: faultOf }', put: 'serializers: { err: (error: Error) => ({ ...faultOf(error), woorden: error.message }) }' }],
    caughtBy: { test: 'app/platform/fault.test.ts', rule: 'R-LOG-1' },
    pure: true
  }
]

export const walls: readonly Wall[] = [...towardsOpsporing, ...sealedRound, ...access]
