import { z } from 'zod'
import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { absenceForm } from './absence'
import { addAbsence, withdrawAbsence } from './absences.server'
import { dossierPersonen, keyOf } from './person-key'

const persoon = z.enum(dossierPersonen, { error: 'Kies om wie het gaat.' })
export const dossierAbsenceForm = absenceForm.extend({ persoon })
export const givenForm = z.object({ gegevenPersoon: persoon, totEnMet: z.iso.date('Kies tot en met welke dag de agenda is doorgegeven.') })
export const seriesForm = z.object({ reeks: z.uuid('Open deze pagina opnieuw en probeer het nog eens.') })

type Veldfout = { ok: false; bericht: string; veld?: string }

/** The coördinator writes down when betrokkene, her guardian or her support person cannot. Gives which field is wrong when it is refused (R-PLN-48). */
export async function addDossierAbsence(werk: Werk, wie: Wie, dossierId: string, { persoon: who, ...form }: z.infer<typeof dossierAbsenceForm>): Promise<Uitkomst | Veldfout> {
  let refused: Veldfout | undefined
  const done = await inDossier(werk, wie, 'beschikbaarheid.opschrijven', dossierId, async (_tx, _facts, sql): Promise<Uitkomst> => {
    const outcome = await addAbsence(werk, sql, wie, keyOf(who, dossierId), form)
    if (!outcome.ok) refused = outcome
    return outcome
  })
  return refused ?? done
}

export const withdrawDossierAbsence = (werk: Werk, wie: Wie, dossierId: string, reeks: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'beschikbaarheid.opschrijven', dossierId, (_tx, _facts, sql) => withdrawAbsence(werk, sql, dossierPersonen.map((who) => keyOf(who, dossierId)), reeks))

/** Writes down that somebody gave their dates up to and including a day: until then *free* is an answer, and no question any more. */
export const recordGiven = (werk: Werk, wie: Wie, dossierId: string, { gegevenPersoon, totEnMet }: z.infer<typeof givenForm>): Promise<Uitkomst> =>
  inDossier(werk, wie, 'beschikbaarheid.opschrijven', dossierId, async (tx) => {
    const key = { persoon: keyOf(gegevenPersoon, dossierId), dossierId }
    const given = { totEnMet: new Date(`${totEnMet}T00:00:00Z`), gegevenOp: werk.clock.now() }
    await tx.beschikbaarheidGegeven.upsert({ where: { persoon_dossierId: key }, create: { ...key, ...given }, update: given })
    return { ok: true, value: undefined }
  })
