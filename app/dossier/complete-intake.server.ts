import { z } from 'zod'
import type { Wie } from '~/toegang/may'
import { inDossier, type Uitkomst, type Werk } from './in-dossier.server'
import { writeRecord } from './record.server'
import { minderjarigWaarden, type Intake } from './schema'

const intakeV1 = z.strictObject({
  schema: z.literal('weging-intake/v1'),
  kenmerk: z.string(),
  vNummerBekend: z.boolean(),
  verzoeker: z.string(),
  doel: z.string(),
  grondslag: z.string(),
  vraag: z.string(),
  minderjarig: z.enum(minderjarigWaarden),
  catalogusVersie: z.string()
})

/** Version 2 also says whether the grondslag makes the panel an adviseur in the sense of Awb 3:5; before that nobody was asked, so it is not one. */
const intakeV2 = intakeV1.extend({ schema: z.literal('weging-intake/v2'), grondslagIsAwb35: z.boolean() })

export const intakeRecordSchema = z.discriminatedUnion('schema', [intakeV1, intakeV2])

/**
 * The dossier passes the intake test: purpose, grondslag, requester and question are fixed, and so is the catalogue, the
 * newest one loaded: a dossier keeps the version it was opened with. What applies to a minor follows from here as data.
 * The V-nummer is a field of the dossier and stands in no record.
 */
export const completeIntake = (werk: Werk, wie: Wie, dossierId: string, intake: Intake): Promise<Uitkomst> =>
  inDossier(werk, wie, 'intake.doen', dossierId, async (tx, feiten) => {
    const catalogus = await tx.catalogus.findFirst({ orderBy: [{ geladenOp: 'desc' }, { versie: 'desc' }], select: { versie: true } })
    if (!catalogus) return { ok: false, bericht: 'Er is nog geen catalogus met criteria geladen. Vraag de beheerder dat te doen.' }
    const { vNummer, vNummerOnbekendReden, adviseur, ...asked } = intake
    const rest = { ...asked, grondslagIsAwb35: adviseur === 'ja' }
    await tx.dossier.update({
      where: { id: dossierId },
      data: { ...rest, vNummer: vNummer ?? null, vNummerOnbekendReden: vNummer ? null : vNummerOnbekendReden, catalogusVersie: catalogus.versie, fase: 'panel' }
    })
    await writeRecord(tx, werk, wie, {
      soort: 'intake',
      dossierId,
      schema: intakeV2,
      inhoud: { schema: 'weging-intake/v2', kenmerk: feiten.kenmerk, vNummerBekend: vNummer !== undefined, ...rest, catalogusVersie: catalogus.versie }
    })
    return { ok: true, value: undefined }
  })

const declineRecordSchema = z.strictObject({ schema: z.literal('weging-niet-in-behandeling/v1'), kenmerk: z.string(), reden: z.string() })

/** The dossier does not pass: it ends here, with the reason on record (law 1). */
export const declineIntake = (werk: Werk, wie: Wie, dossierId: string, reden: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'intake.doen', dossierId, async (tx, { kenmerk }) => {
    await tx.dossier.update({ where: { id: dossierId }, data: { fase: 'niet_in_behandeling', eindeReden: reden } })
    await writeRecord(tx, werk, wie, {
      soort: 'niet-in-behandeling',
      dossierId,
      schema: declineRecordSchema,
      inhoud: { schema: 'weging-niet-in-behandeling/v1', kenmerk, reden }
    })
    return { ok: true, value: undefined }
  })
