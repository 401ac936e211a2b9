import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { addWorkingDays } from '~/platform/kalender/feestdagen/rules'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { bellers, type Beller, type ContactForm, type GebeldForm } from './schema'

const isBeller = (value: string): value is Beller => bellers.some((beller) => beller === value)
const asBeller = (value: string): Beller => {
  if (!isBeller(value)) throw new Error('zorgcontact: een onbekende beller')
  return value
}

/** The first working day after a day. */
export const nextWorkingDay = (dag: string): string => addWorkingDays(dag, 1)

export interface Zorgcontact {
  contact: string
  bereikbaar: string
  beller: Beller
}

/** Who there is for betrokkene after a session, and who of us calls; the last that was put down. Null before that. */
export async function readCareContact(db: Pick<Tx, 'zorgcontact'>, hoorzittingId: string): Promise<Zorgcontact | null> {
  const row = await db.zorgcontact.findFirst({ where: { hoorzittingId }, orderBy: { gezetOp: 'desc' } })
  return row && { contact: row.functie, bereikbaar: row.bereikbaar, beller: asBeller(row.beller) }
}

export interface Belletje {
  id: string
  beller: Beller
  naDag: string
  uiterlijk: string
  gebeldOp: string | null
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** The calls after the sessions of this hearing, oldest first. */
export const readCalls = async (db: Pick<Tx, 'zorgbelletje'>, hoorzittingId: string): Promise<Belletje[]> =>
  (await db.zorgbelletje.findMany({ where: { hoorzittingId }, orderBy: { naDag: 'asc' } })).map(({ id, beller, naDag, uiterlijk, gebeldOp }) => ({
    id, beller: asBeller(beller), naDag: dayOf(naDag), uiterlijk: dayOf(uiterlijk), gebeldOp: gebeldOp && dayOf(gebeldOp)
  }))

/**
 * Puts down the call after a session on this day (ISO, Amsterdam), once per day: the next working day, by who was chosen for it; by the coördinator when nobody
 * was. Called under the lock of the dossier (R-HRZ-68).
 */
export async function ensureCall(tx: Tx, werk: Werk, hoorzittingId: string, dag: string): Promise<void> {
  if (await tx.zorgbelletje.findFirst({ where: { hoorzittingId, naDag: { gte: new Date(dag) } }, select: { id: true } })) return
  const beller = (await readCareContact(tx, hoorzittingId))?.beller ?? 'coordinator'
  await tx.zorgbelletje.create({ data: { id: werk.ids.uuid(), hoorzittingId, beller, naDag: new Date(dag), uiterlijk: new Date(nextWorkingDay(dag)) } })
}

/** Puts down who there is for betrokkene, by function and without an address, and who of us calls the next working day. */
export const setCareContact = (werk: Werk, wie: Wie, dossierId: string, { contact, bereikbaar, beller }: ContactForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'nazorg.contact', dossierId, async (tx, { hoorzitting }) => {
    if (!hoorzitting) throw new Error('The policy admits with a hearing only')
    await tx.zorgcontact.create({ data: { id: werk.ids.uuid(), hoorzittingId: hoorzitting.id, functie: contact, bereikbaar, beller, gezetOp: werk.clock.now() } })
    return { ok: true, value: undefined }
  })

/**
 * The call was made, on this day. By who was to call, or by the coördinator in their place. Refuses a call of another, a day before the session or after
 * today, and a call that was ticked already (R-HRZ-69).
 */
export const tickCall = (werk: Werk, wie: Wie, dossierId: string, { belletje, gebeldOp }: GebeldForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'nazorg.bellen', dossierId, async (tx, { hoorzitting, lid }) => {
    const own = (beller: string): boolean => wie.hoedanigheid === 'coordinator' || beller === lid?.zetel
    const call = await tx.zorgbelletje.findFirst({ where: { id: belletje, hoorzittingId: hoorzitting?.id ?? '' } })
    if (!call || !own(call.beller)) return { ok: false, bericht: 'Dit belletje staat niet bij u.' }
    if (call.gebeldOp) return { ok: false, bericht: 'Dit belletje is al afgevinkt.' }
    const now = werk.clock.now()
    if (gebeldOp < dayOf(call.naDag) || gebeldOp > dagInAmsterdam(now)) return { ok: false, bericht: 'Kies een dag vanaf de zitting, en niet later dan vandaag.' }
    await tx.zorgbelletje.update({ where: { id: call.id }, data: { gebeldOp: new Date(gebeldOp), afgevinktOp: now } })
    return { ok: true, value: undefined }
  })
