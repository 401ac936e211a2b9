import type { DossierFacts } from '~/dossier/facts'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { ensureCall, readCareContact } from './care-call.server'
import { foldZaal, mayHappen, zaalRefusalText, type GebeurtenisSoort, type ZaalRefusal, type ZaalStand } from './rules'
import { metControle, type AanwezigForm, type StapForm, type TolkForm } from './schema'
import { readGebeurtenissen } from './store.server'

const refuse = (refusal: ZaalRefusal): { ok: false; bericht: string } => ({ ok: false, bericht: zaalRefusalText[refusal] })

interface Room {
  tx: Tx
  feiten: DossierFacts
  hoorzittingId: string
  stand: ZaalStand
  now: Date
}

/** One thing that happens in the room, in one transaction: looked at again under the lock of the dossier, so that the second press of a button is refused. */
const happen = (werk: Werk, wie: Wie, dossierId: string, soort: GebeurtenisSoort, act: (room: Room) => Promise<Uitkomst<string>>, after: (room: Room) => Promise<void> = () => Promise.resolve()): Promise<Uitkomst> =>
  inDossier(werk, wie, 'zitting.leiden', dossierId, async (tx, feiten) => {
    const { hoorzitting, lid } = feiten
    if (!hoorzitting || (lid?.zetel !== 'voorzitter' && lid?.zetel !== 'secretaris')) throw new Error('The policy admits voorzitter and secretaris of a planned hearing only')
    const regels = await readGebeurtenissen(tx, hoorzitting.id)
    const room = { tx, feiten, hoorzittingId: hoorzitting.id, stand: foldZaal(regels), now: werk.clock.now() }
    const refusal = mayHappen(room.stand, soort)
    if (refusal) return refuse(refusal)
    const waarde = await act(room)
    if (!waarde.ok) return waarde
    await tx.zittingGebeurtenis.create({
      data: { id: werk.ids.uuid(), hoorzittingId: hoorzitting.id, zittingId: await sessionNow(tx, hoorzitting.id), volgnummer: regels.length + 1, soort, waarde: waarde.value, tijd: room.now, zetel: lid.zetel }
    })
    await after(room)
    return { ok: true, value: undefined }
  })

/** The session that is planned next, or being held; null where none was planned on a day. */
async function sessionNow(tx: Tx, hoorzittingId: string): Promise<string | null> {
  const row = await tx.zitting.findFirst({ where: { hoorzittingId, staat: 'gepland' }, orderBy: { nummer: 'asc' }, select: { id: true } })
  return row?.id ?? null
}

const ok = (waarde = ''): Promise<Uitkomst<string>> => Promise.resolve({ ok: true, value: waarde })

/** The session begins. The secretaris from the day that was planned, the chair also before. Not before it is known who calls betrokkene afterwards (R-HRZ-51, R-HRZ-67). */
export const openSession = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> =>
  happen(werk, wie, dossierId, 'geopend', async ({ tx, feiten, hoorzittingId, now }) => {
    if (!(await readCareContact(tx, hoorzittingId))) return refuse('geen-zorgcontact')
    const { begintOp } = await tx.hoorzitting.findUniqueOrThrow({ where: { id: hoorzittingId }, select: { begintOp: true } })
    if (feiten.lid?.zetel !== 'voorzitter' && (!begintOp || dagInAmsterdam(begintOp) > dagInAmsterdam(now))) return refuse('nog-niet-de-dag')
    return ok()
  }, ({ tx, hoorzittingId, now }) => mark(tx, hoorzittingId, now, { begonnenOp: now }))

/** A part is done, or not after all. Rights and interpreter count only with how it was checked that they were understood (R-HRZ-52). */
export const tickStep = (werk: Werk, wie: Wie, dossierId: string, { stap, klaar, hoe }: StapForm): Promise<Uitkomst> =>
  happen(werk, wie, dossierId, 'stap', () => {
    if (klaar === 'nee') return ok(`${stap}:uit`)
    return metControle.includes(stap) && !hoe ? Promise.resolve(refuse('niet-uitgelegd')) : ok(`${stap}:aan${hoe ? `:${hoe}` : ''}`)
  })

/** Who is there: in the room, listening elsewhere, or not, with the ground. By function (R-HRZ-59). */
export const noteAttendance = (werk: Werk, wie: Wie, dossierId: string, { functie, plek }: AanwezigForm): Promise<Uitkomst> =>
  happen(werk, wie, dossierId, 'aanwezig', () => ok(`${functie}:${plek.startsWith('afwezig-') ? `afwezig:${plek.slice('afwezig-'.length)}` : plek}`))

/** The interpreter by number: sworn, or why not (Wbtv art. 28; R-HRZ-59). */
export const noteInterpreter = (werk: Werk, wie: Wie, dossierId: string, { tolknummer, tolkgrond, tolkwijze }: TolkForm): Promise<Uitkomst> =>
  happen(werk, wie, dossierId, 'tolk', () => ok(`${tolknummer}:${tolkgrond}:${tolkwijze}`))

/** A break, and going on: a time, and nothing about why (R-HRZ-53). */
export const pauseSession = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> => happen(werk, wie, dossierId, 'pauze', () => ok())
export const resumeSession = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> => happen(werk, wie, dossierId, 'verder', () => ok())

/** The end of a session: closed, or stopped on request; another one can be planned. The call of the next working day is put down (R-HRZ-54, R-HRZ-68). */
const end = (werk: Werk, wie: Wie, dossierId: string, soort: 'gestopt' | 'gesloten'): Promise<Uitkomst> =>
  happen(werk, wie, dossierId, soort, () => ok(), async ({ tx, hoorzittingId, now }) => {
    await mark(tx, hoorzittingId, now, { staat: 'gehouden', ...(soort === 'gestopt' ? { gestoptOp: now } : {}) })
    await ensureCall(tx, werk, hoorzittingId, dagInAmsterdam(now))
  })
export const stopSession = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> => end(werk, wie, dossierId, 'gestopt')
export const closeSession = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> => end(werk, wie, dossierId, 'gesloten')

/** Says on the planned session what happened to it. */
async function mark(tx: Tx, hoorzittingId: string, now: Date, data: { begonnenOp?: Date; gestoptOp?: Date; staat?: 'gehouden' }): Promise<void> {
  const id = await sessionNow(tx, hoorzittingId)
  if (id) await tx.zitting.update({ where: { id }, data: { ...data, gewijzigdOp: now } })
}
