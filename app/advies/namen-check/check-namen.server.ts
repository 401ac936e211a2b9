import type { DossierFacts } from '~/dossier/facts'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readLatestRecords, writeRecord } from '~/dossier/record.server'
import { sha256Hex } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import type { AdviesInhoud } from '../schema'
import { adviesPlaatsen } from './advies-plaatsen'
import { gelijkeWoorden, openMerken, zoekMerken } from './rules'
import { merkNaam, namenCheckSchema, type Merk, type MerkBesluit } from './schema'

/** A mark with the hash by which decisions know it: of its words in this dossier, so that the record holds none of them. */
export type GevondenMerk = Merk & { merk: string }

const hashOf = (dossierId: string, { soort, woorden }: Merk): string => sha256Hex(`${dossierId}\n${soort}\n${gelijkeWoorden(soort, woorden)}`)

/** Everything that the check marks in this advies. Knows of the dossier its own list of names and nothing else; betrokkene's designation is not one. */
export async function findMerken(tx: Tx, dossierId: string, document: AdviesInhoud): Promise<GevondenMerk[]> {
  const [{ aanduiding }, namen] = await Promise.all([
    tx.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { aanduiding: true } }),
    tx.betrokkenNaam.findMany({ where: { dossierId }, select: { naam: true } })
  ])
  const others = namen.map(({ naam }) => naam).filter((naam) => naam !== aanduiding)
  return zoekMerken(adviesPlaatsen(document), others).map((merk) => ({ ...merk, merk: hashOf(dossierId, merk) }))
}

/** Every decision of the secretaris in this dossier, also in an earlier version of the advies; the last one counts. */
export async function readMerkBesluiten(tx: Pick<Tx, 'record'>, dossierId: string): Promise<MerkBesluit[]> {
  const [latest] = await readLatestRecords(tx, { soort: 'namen-check', dossierId, schema: namenCheckSchema })
  return latest?.inhoud.besluiten ?? []
}

const redenTekst = { onbeslist: 'De secretaris beslist hier nog over.', 'staat er nog': 'De secretaris vroeg dit algemener te schrijven; het staat er nog.' } as const

/** What stops the advies from being fixed, in sentences that name the place and not the words (R-WAL-52). Empty when nothing does. */
export async function namenInDeWeg(tx: Tx, { dossierId }: DossierFacts, document: AdviesInhoud): Promise<string[]> {
  const open = openMerken(await findMerken(tx, dossierId, document), await readMerkBesluiten(tx, dossierId))
  return open.map(({ merk, reden }) => `${merk.plaatsen[0] ?? ''}: ${merkNaam[merk.soort]}. ${redenTekst[reden]}`)
}

/** The secretaris decides about one mark. Refuses a mark that is not there (any more): what was decided must be about what is read. */
export const decideMerk = (werk: Werk, wie: Wie, dossierId: string, merken: readonly GevondenMerk[], besluit: Omit<MerkBesluit, 'soort'> & { reden?: string }): Promise<Uitkomst> =>
  inDossier(werk, wie, 'namen.beslissen', dossierId, async (tx, facts) => {
    const found = merken.find(({ merk }) => merk === besluit.merk)
    if (!found || !facts.advies) return { ok: false, bericht: 'Deze woorden staan niet meer in het advies. Bekijk de lijst opnieuw.' }
    const earlier = (await readMerkBesluiten(tx, dossierId)).filter(({ merk }) => merk !== found.merk)
    const { merk, soort } = found
    const now: MerkBesluit = besluit.besluit === 'laten staan' ? { merk, soort, besluit: 'laten staan', reden: besluit.reden ?? '' } : { merk, soort, besluit: 'algemener schrijven' }
    await writeRecord(tx, werk, wie, {
      soort: 'namen-check', dossierId, schema: namenCheckSchema,
      inhoud: { schema: 'weging-namen-check/v1', adviesVersie: facts.advies.versie, besluiten: [...earlier, now] }
    })
    return { ok: true, value: undefined }
  })
