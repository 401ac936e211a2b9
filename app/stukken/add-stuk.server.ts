import { createHash } from 'node:crypto'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { RoundsAfterHearing } from '~/dossier/rounds-after-hearing'
import { sha256Hex } from '~/platform/canonical'
import type { Sql } from '~/platform/sql'
import { isDiskFull } from '~/platform/database-full'
import type { Wie } from '~/toegang/may'
import type { FileCheck } from './file-check'
import type { FileChecker } from './checker.server'
import { DEEL_BYTES, type StukkenKluis } from './kluis.server'
import { FIRST_MEDICAL } from './medical-number'
import { AL_VERSTUURD, fileRefusalText, MEDISCH_IS_GEEN_TEKST, OPSLAG_VOL, TE_VEEL_STUKKEN, tooLarge } from './refusals'
import { geenVerklaring, type AddForm } from './schema'

export interface AddWerk extends Werk {
  stukkenKluis: StukkenKluis
  stukkenCheck: FileChecker
  /** The largest file, in megabytes (of a million bytes). */
  stukMaxMb: number
}

export interface Added {
  nummer: number
}

interface Kept extends Added {
  id: string
  /** The same form was sent before. */
  eerder: boolean
}

/** What is recorded beside a paper that the side of betrokkene hands in, in the same transaction. */
export type AfterKeeping = (tx: Tx, sql: Sql, stukId: string) => Promise<Uitkomst>

/**
 * *Stuk toevoegen*: looks at the file by its content, and writes the paper with its file, sealed part by part, in one transaction with the line of the log:
 * all of it or nothing (R-STU-3). The same form sent twice makes one paper. Refuses a file that is too large, of another kind, broken, or that acts; text in
 * the medical compartment, because reading that is kept file by file; and tells a full disk as such. With `namens` it is handed in by the side of betrokkene.
 */
export async function addStuk(werk: AddWerk, wie: Wie, dossierId: string, form: AddForm, file: Uint8Array, rounds: RoundsAfterHearing, namens?: AfterKeeping): Promise<Uitkomst<Added>> {
  if (file.length > werk.stukMaxMb * 1_000_000) return { ok: false, bericht: tooLarge(werk.stukMaxMb) }
  const check = await werk.stukkenCheck.check(file)
  if (!check.ok) return { ok: false, bericht: fileRefusalText(check.reden) }
  if (form.compartiment === 'medisch' && check.mime === 'text/plain') return { ok: false, bericht: MEDISCH_IS_GEEN_TEKST }
  try {
    return await inDossier(werk, wie, namens ? 'gemachtigde.stuk-toevoegen' : 'stuk.toevoegen', dossierId, async (tx, _facts, sql) => {
      const kept = await keepStuk(tx, werk, dossierId, form, file, check)
      if (!kept.ok) return kept
      const { id, nummer, eerder } = kept.value
      const own = namens && !eerder ? await namens(tx, sql, id) : { ok: true as const, value: undefined }
      if (!own.ok) return own
      // A paper that was added asks each member to confirm or change what they handed in.
      await rounds.goOn(tx, sql, werk, dossierId)
      return { ...kept, value: { nummer } }
    })
  } catch (error) {
    if (isDiskFull(error)) return { ok: false, bericht: OPSLAG_VOL }
    throw error
  }
}

async function keepStuk(tx: Tx, werk: AddWerk, dossierId: string, form: AddForm, file: Uint8Array, check: FileCheck & { ok: true }): Promise<Uitkomst<Kept>> {
  const { aanvraag, soort, titel, auteur, datum, herkomst, spreker, compartiment, afdekken } = form
  const earlier = await tx.stuk.findUnique({ where: { dossierId_aanvraag: { dossierId, aanvraag } }, select: { id: true, nummer: true, bestand: { select: { sha256: true } } } })
  const sha256 = sha256Hex(file)
  if (earlier) return earlier.bestand?.sha256 === sha256 ? { ok: true, value: { id: earlier.id, nummer: earlier.nummer, eerder: true }, bewijs: sha256 } : { ok: false, bericht: AL_VERSTUURD }
  const id = werk.ids.uuid()
  const nummer = compartiment === 'medisch' ? await medicalNumber(tx, dossierId, id) : await nextNumber(tx, dossierId)
  if (nummer === undefined) return { ok: false, bericht: TE_VEEL_STUKKEN }
  await tx.stuk.create({
    data: {
      id, dossierId, nummer, soort, titel, auteur: auteur || null, datumTekst: datum, inhoud: '', herkomst, compartiment, aanvraag,
      spreker: spreker === geenVerklaring ? null : spreker, afdekken: afdekken === 'ja', toegevoegdOp: werk.clock.now()
    }
  })
  const sealed = check.staart ? Buffer.concat([file, check.staart]) : file
  const { sleutel, delen } = werk.stukkenKluis.seal({ dossierId, stukId: id, bytes: sealed.length }, sealed)
  await tx.stukBestand.create({ data: { stukId: id, mime: check.mime, bytes: file.length, staartBytes: sealed.length - file.length, sha256, bladzijden: check.bladzijden, deelBytes: DEEL_BYTES, sleutel } })
  let volgnummer = 0
  for (const verzegeld of delen) {
    await tx.stukDeel.create({ data: { stukId: id, volgnummer, verzegeld }, select: { volgnummer: true } })
    volgnummer += 1
  }
  return { ok: true, value: { id, nummer, eerder: false }, bewijs: sha256 }
}

/** Papers of the panel count on, from 1 to 999. */
async function nextNumber(tx: Tx, dossierId: string): Promise<number | undefined> {
  const { _max } = await tx.stuk.aggregate({ where: { dossierId, compartiment: 'panel' }, _max: { nummer: true } })
  const next = (_max.nummer ?? 0) + 1
  return next < FIRST_MEDICAL ? next : undefined
}

/** A number from 1000 to 9999 in no order: who knows one medical paper cannot count the others (R-STU-20). */
async function medicalNumber(tx: Tx, dossierId: string, id: string): Promise<number | undefined> {
  const taken = new Set((await tx.stuk.findMany({ where: { dossierId, compartiment: 'medisch' }, select: { nummer: true } })).map(({ nummer }) => nummer))
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const nummer = FIRST_MEDICAL + (createHash('sha256').update(`${id} ${attempt}`).digest().readUInt32BE(0) % 9_000)
    if (!taken.has(nummer)) return nummer
  }
  return undefined
}
