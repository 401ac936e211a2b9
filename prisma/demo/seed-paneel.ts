import type { PrismaClient } from '~prisma/paneel/generated/client'
import reconstructie from '~/beoordeling/catalogus/reconstructie-2026-1.json'
import { catalogusSchema } from '~/beoordeling/catalogus/schema'
import { hoedanigheidNaam, type Hoedanigheid } from '~/dossier/schema'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import type { Clock } from '~/platform/clock'
import { uuid5 } from '~/platform/zaak/uuid5'

/** Betrokkene comes in by a link only (R-GEM-1). */
type DemoHoedanigheid = Exclude<Hoedanigheid, 'betrokkene'>

/** Two of each capacity, so that somebody else's dossier can be tried. Nobody has a name. */
const letters: Record<DemoHoedanigheid, string> = {
  coordinator: 'COO',
  voorzitter: 'VZ',
  secretaris: 'SEC',
  'panellid-ind': 'IND',
  'panellid-zorg': 'ZRG',
  'panellid-politie': 'POL',
  beslismedewerker: 'BES',
  gemachtigde: 'GEM',
  toezichthouder: 'TOE'
}

/** The id of a demo person of the panel, such as `COO-0001`: the same on every machine. */
export const demoPaneelId = (registernummer: string): string => uuid5('demo', 'paneel', registernummer)

export const demoPaneel = ['0001', '0002'].flatMap((number) =>
  (Object.keys(letters) as DemoHoedanigheid[]).map((hoedanigheid) => {
    const registernummer = `${letters[hoedanigheid]}-${number}`
    const functie = number === '0001' ? hoedanigheidNaam[hoedanigheid] : `${hoedanigheidNaam[hoedanigheid]} (tweede)`
    return { id: demoPaneelId(registernummer), functie, registernummer, hoedanigheid, email: `${registernummer.toLowerCase()}@weging.example`, bigNummer: hoedanigheid === 'panellid-zorg' ? `0000000${number}` : null }
  })
)

/** Nobody has an account yet: the demo may be loaded. */
export const isPaneelEmpty = async (db: PrismaClient): Promise<boolean> => (await db.account.count()) === 0

/**
 * Loads the catalogue of criteria and the demo people into an empty database, in one transaction. A database that holds
 * an account stays as it is (R-PLA-31).
 */
export async function seedPaneelDemo({ db, clock }: { db: PrismaClient; clock: Clock }): Promise<'geladen' | 'was-er-al'> {
  return db.$transaction(async (tx) => {
    if ((await tx.account.count()) > 0) return 'was-er-al'
    const now = clock.now()
    const inhoud = canonicalJson(catalogusSchema, reconstructie)
    await tx.catalogus.createMany({ data: [{ versie: reconstructie.versie, inhoud, sha256: sha256Hex(inhoud), geladenOp: now }], skipDuplicates: true })
    await tx.account.createMany({ data: demoPaneel.map(({ id, functie, registernummer, email, bigNummer }) => ({ id, functie, registernummer, email, bigNummer, aangemaaktOp: now })) })
    await tx.accountHoedanigheid.createMany({ data: demoPaneel.map(({ id, hoedanigheid }) => ({ accountId: id, hoedanigheid })) })
    return 'geladen'
  })
}
