import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import type { Wie } from '~/toegang/may'
import { closeScoreRooms } from '../ronden/advance-rounds.server'
import { readIngediend, readKader } from '../store.server'
import { catalogueChanges, type CatalogusChanges } from './changes'
import { catalogusWisselSchema, type MoveForm } from './move-schema'
import { parseCatalogus, type Catalogus } from './schema'

type Reader = Pick<Tx, 'dossier' | 'catalogus'>

export interface NewerCatalogue {
  versie: string
  naam: string
  status: string
  bron: string
  changes: CatalogusChanges
}

/** The version of this dossier, and each that was loaded later with what it would change; newest first. Empty when there is none. R-BEO-131. */
export async function readNewerCatalogues(db: Reader, dossierId: string): Promise<{ huidig: string; nieuwer: NewerCatalogue[] }> {
  const { catalogus } = await readKader(db, dossierId)
  const { geladenOp } = await db.catalogus.findUniqueOrThrow({ where: { versie: catalogus.versie }, select: { geladenOp: true } })
  const rows = await db.catalogus.findMany({ where: { geladenOp: { gt: geladenOp }, versie: { not: catalogus.versie } }, orderBy: [{ geladenOp: 'desc' }, { versie: 'desc' }], select: { inhoud: true } })
  const nieuwer = rows.map(({ inhoud }) => parsed(inhoud)).map((other) => ({ versie: other.versie, naam: other.naam, status: other.status, bron: other.bron, changes: catalogueChanges(catalogus, other) }))
  return { huidig: catalogus.versie, nieuwer }
}

/**
 * Moves a dossier to a newer version of the criteria, while the round is open: coördinator or voorzitter, with a reason. Writes a record
 * with what changed. Drafts stay in their rooms and keep what still fits; a sheet that was handed in no longer counts and is handed in
 * again (R-BEO-132 to R-BEO-134). The score rooms are closed for a moment, because another version has other fields.
 * Throws `Refused` when the policy says no; refuses a version that is not newer or not there.
 */
export const moveCatalogue = (werk: Werk, wie: Wie, dossierId: string, { versie, reden }: MoveForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'catalogus.verzetten', dossierId, async (tx, { ronde }, sql) => {
    if (!ronde) throw new Error('catalogus.verzetten zonder ronde: het beleid liet dit niet toe')
    const { huidig, nieuwer } = await readNewerCatalogues(tx, dossierId)
    const chosen = nieuwer.find((one) => one.versie === versie)
    if (!chosen) return { ok: false, bericht: 'Deze versie van de criteria is niet nieuwer dan die van dit dossier. Bekijk de lijst opnieuw.' }
    await closeScoreRooms(sql, dossierId)
    const opnieuwIndienen = (await readIngediend(sql, dossierId, ronde.id)).filter(({ ingediend }) => ingediend).map(({ discipline }) => discipline)
    await tx.dossier.update({ where: { id: dossierId }, data: { catalogusVersie: versie } })
    const codesOf = (rows: readonly { code: string }[]) => rows.map(({ code }) => code)
    const { erbij, weg, gewijzigd } = chosen.changes
    await writeRecord(tx, werk, wie, {
      soort: 'catalogus-wissel',
      dossierId,
      rondeId: ronde.id,
      schema: catalogusWisselSchema,
      inhoud: { schema: 'weging-catalogus-wissel/v1', van: huidig, naar: versie, ronde: ronde.nummer, reden, erbij: codesOf(erbij), weg: codesOf(weg), gewijzigd: codesOf(gewijzigd), opnieuwIndienen }
    })
    return { ok: true, value: undefined }
  })

function parsed(inhoud: string): Catalogus {
  const read = parseCatalogus(JSON.parse(inhoud))
  if (!read.ok) throw new Error(`Een geladen catalogus klopt niet: ${read.refusal.fouten.map(({ pad }) => pad).join(', ')}`)
  return read.value
}
