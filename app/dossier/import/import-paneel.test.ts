import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dumpDatabase } from '~tests/dump-database'
import { createPaneelDatabase } from '~tests/postgres'
import { paneelClient } from '~tests/prisma-clients'
import { demoFile, kanarie, rawDemo, twoWorlds, zaakOf } from '~tests/zaak-file'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import { checkPaneel, importPaneel } from './import-paneel.server'

const clock = { now: () => new Date('2026-11-22T10:00:00Z') }
const files = readdirSync('prisma/demo/zaken').filter((name) => name.endsWith('.json'))

let database: Awaited<ReturnType<typeof createPaneelDatabase>>
let db: PrismaClient

beforeEach(async () => {
  database = await createPaneelDatabase()
  db = paneelClient(database.urls.app)
})
afterEach(async () => {
  await db.$disconnect()
  await database.drop()
})

describe('the panel part of an import', () => {
  it('[R-DOS-10] all four public cases load side by side, each with a kenmerk of its own', async () => {
    const kenmerken: string[] = []
    for (const name of files) {
      const written = await importPaneel(db, zaakOf(demoFile(name)), { peildatum: null, clock })
      kenmerken.push(written.ok ? written.value.kenmerk : written.refusal)
    }
    expect(kenmerken).toEqual(['W-2026-0001', 'W-2026-0002', 'W-2026-0003', 'W-2026-0004'])
    expect(await db.dossier.count({ where: { fase: 'nieuw' } })).toBe(4)
  })

  it('[R-DOS-16] what betrays the outcome or a verdict of the compiler is not stored', async () => {
    const raw = rawDemo()
    raw.uitkomst_rechter = kanarie
    raw.compleetheid = kanarie
    raw.leeswijzer = kanarie
    raw.onzekerheden = [kanarie]
    raw.bronfragmenten = [{ id: kanarie, url: kanarie, wat: kanarie }]
    for (const stuk of raw.stukken) stuk.steunt_of_weerspreekt = kanarie
    Object.assign(raw.bron as object, { datum: kanarie, titel: kanarie, vindplaats: kanarie, instantie: kanarie })
    await importPaneel(db, zaakOf(raw), { peildatum: null, clock })
    expect(JSON.stringify(await dumpDatabase(database.urls.super))).not.toContain(kanarie)
  })

  it('[R-DOS-13] with a peildatum nothing later and nothing undatable is there', async () => {
    await importPaneel(db, zaakOf(rawDemo()), { peildatum: '2007-08-31', clock })
    const [gebeurtenissen, stukken] = [await db.gebeurtenis.findMany({ orderBy: { volgnummer: 'asc' } }), await db.stuk.findMany({ orderBy: { nummer: 'asc' } })]
    expect(gebeurtenissen.map((row) => row.volgnummer)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1))
    expect(gebeurtenissen.at(-1)).toMatchObject({ datumTekst: '2007-08 (stand 7 aug)', datum: null })
    expect(gebeurtenissen[3]).toMatchObject({ datumTekst: '2004-07-12', datum: new Date('2004-07-12') })
    expect(stukken.map((row) => `${row.nummer} ${row.titel}`)).toEqual([
      '1 Verklaring, 2004-07-12',
      '2 Verklaring, 2004–2006 (meerdere aanhoudingen)',
      '3 Verklaring, 2006-11 (in vreemdelingenbewaring)',
      '4 Verklaring, 2007-05-25 (via hulporganisatie)',
      '5 Opvang, 2005-06-08',
      '6 Stuk van een instantie, 2004–2006',
      '7 Stuk van een instantie, 2007-06',
      '8 Landeninformatie, 2007-08-07',
      '9 Beoordeling door een instantie, 2007-02'
    ])
    expect(stukken[2]).toMatchObject({ auteur: 'Griekse autoriteiten (klacht)', toelichting: expect.stringMatching(/^Afwijkend van eerder: later gemeld\nUitleg van de afwijking: Uit de bronnen/) as string })
  })

  it('[R-DOS-16] nationality stands with betrokkene only, and the names are those a member must see', async () => {
    await importPaneel(db, zaakOf(rawDemo()), { peildatum: '2007-08-31', clock })
    expect(await db.betrokkene.findFirstOrThrow()).toMatchObject({ nationaliteit: 'Nigeriaanse', minderjarigOpgave: 'nee', landTransit: 'onbekend' })
    const namen = await db.betrokkenNaam.findMany({ orderBy: { volgnummer: 'asc' } })
    expect(namen.map((row) => row.naam)).toEqual([
      'L.E. (verzoekster)',
      'Griekse asielautoriteiten',
      'politie en rechter, in zaken tegen haarzelf',
      'Griekse autoriteiten (klacht)',
      'weergave door een internationale ngo (spoedoproep), geen rechtstreekse verklaring',
      'Directeur vreemdelingenpolitie'
    ])
  })

  it('[R-DOS-18] the same file a second time writes nothing and gives the same kenmerk', async () => {
    const zaak = zaakOf(rawDemo())
    expect(await checkPaneel(db, zaak, null)).toBe('nieuw')
    await importPaneel(db, zaak, { peildatum: null, clock })
    const before = await dumpDatabase(database.urls.super)
    expect(await checkPaneel(db, zaak, null)).toBe('was-er-al')
    const again = await importPaneel(db, zaak, { peildatum: null, clock: { now: () => new Date('2027-03-01T10:00:00Z') } })
    expect(again).toMatchObject({ ok: true, value: { staat: 'was-er-al', kenmerk: 'W-2026-0001' } })
    expect(await dumpDatabase(database.urls.super)).toEqual(before)
  })

  it('[R-DOS-18] work on the dossier does not make the same file look different', async () => {
    const zaak = zaakOf(rawDemo())
    await importPaneel(db, zaak, { peildatum: null, clock })
    const dossier = await db.dossier.update({ where: { kenmerk: 'W-2026-0001' }, data: { fase: 'intake', vNummer: '1234567890' } })
    await db.stuk.create({ data: { id: crypto.randomUUID(), dossierId: dossier.id, nummer: 99, soort: 'document', titel: 'Later', datumTekst: 'nu', inhoud: 'x' } })
    expect(await checkPaneel(db, zaak, null)).toBe('was-er-al')
  })

  it('[R-DOS-18] the same dossier with other content or another peildatum is refused and nothing is written', async () => {
    await importPaneel(db, zaakOf(rawDemo()), { peildatum: null, clock })
    const before = await dumpDatabase(database.urls.super)
    const changed = rawDemo()
    changed.tijdlijn[2]!.gebeurtenis = 'Iets anders'
    const shorter = rawDemo()
    shorter.stukken.pop()
    for (const [raw, peildatum] of [[changed, null], [shorter, null], [rawDemo(), '2007-08-31']] as const) {
      expect(await importPaneel(db, zaakOf(raw), { peildatum, clock })).toEqual({ ok: false, refusal: 'andere-inhoud' })
    }
    expect(await dumpDatabase(database.urls.super)).toEqual(before)
  })

  it('[R-DOS-17] many imports at once: each dossier once, numbers without a gap', async () => {
    const zaken = files.map((name) => zaakOf(demoFile(name)))
    const results = await Promise.all([...zaken, ...zaken].map((zaak) => importPaneel(db, zaak, { peildatum: null, clock })))
    expect(results.filter((each) => each.ok && each.value.staat === 'nieuw')).toHaveLength(4)
    const kenmerken = await db.dossier.findMany({ orderBy: { kenmerk: 'asc' }, select: { kenmerk: true } })
    expect(kenmerken.map((row) => row.kenmerk)).toEqual(['W-2026-0001', 'W-2026-0002', 'W-2026-0003', 'W-2026-0004'])
  })

  it('[R-DOS-17] the year of the kenmerk is the year in Amsterdam', async () => {
    const newYear = { now: () => new Date('2026-12-31T23:30:00Z') }
    expect(await importPaneel(db, zaakOf(rawDemo()), { peildatum: null, clock: newYear })).toMatchObject({ value: { kenmerk: 'W-2027-0001' } })
  })

  it('[R-WAL-11] two worlds: with and without leads every table of cluster A is the same, byte for byte', async () => {
    const { zonder, met } = twoWorlds()
    for (const peildatum of [null, '2007-08-31']) {
      const dumps: string[] = []
      for (const raw of [zonder, met]) {
        const world = await createPaneelDatabase()
        const client = paneelClient(world.urls.app)
        const written = await importPaneel(client, zaakOf(raw), { peildatum, clock })
        dumps.push(JSON.stringify([written, await dumpDatabase(world.urls.super)]))
        await client.$disconnect()
        await world.drop()
      }
      expect(dumps[1]).toBe(dumps[0])
      expect(dumps[1]).not.toContain(kanarie)
      expect(dumps[1]).toContain('Maakt in bewaring')
    }
  })

  it('[R-WAL-11] a case that is here already is the same case, whatever leads come with it', async () => {
    const { zonder, met } = twoWorlds()
    await importPaneel(db, zaakOf(zonder), { peildatum: null, clock })
    expect(await checkPaneel(db, zaakOf(met), null)).toBe('was-er-al')
  })
})
