import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { sqlOfPrisma } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { logOefening } from './in-oefening.server'
import { einddagPast, minimumPast } from './rules'
import type { StartOefening } from './schema'

/**
 * Starts an exercise; the caller is a coördinator (the table of routes). Refuses an end date or minimum that does not fit, an unknown
 * case or catalogue, somebody invited twice, somebody without that capacity, and the organiser. R-KAL-2, R-KAL-4.
 */
export async function startOefening({ db, clock, ids }: Pick<Werk, 'db' | 'clock' | 'ids'>, wie: Wie, start: StartOefening): Promise<Uitkomst<{ oefeningId: string }>> {
  const invited = start.deelnemers.map((one) => one.split('/')).map(([accountId = '', hoedanigheid = '']) => ({ accountId, hoedanigheid }))
  const now = clock.now()
  const fits = [einddagPast(start.einddag, dagInAmsterdam(now)), minimumPast(start.minimum, invited.length)].find((one) => !one.ok)
  if (fits && !fits.ok) return fits
  if (new Set(invited.map((one) => one.accountId)).size !== invited.length) return { ok: false, bericht: 'U nodigt iemand twee keer uit. Kies één hoedanigheid per persoon.' }
  if (invited.some((one) => one.accountId === wie.accountId)) return { ok: false, bericht: 'U organiseert deze oefening en doet zelf niet mee.' }
  return db.$transaction(async (tx): Promise<Uitkomst<{ oefeningId: string }>> => {
    const zaak = await tx.oefenzaak.findUnique({ where: { id: start.oefenzaak }, select: { id: true } })
    const catalogus = await tx.catalogus.findUnique({ where: { versie: start.catalogus }, select: { versie: true } })
    const held = await tx.accountHoedanigheid.findMany({ where: { OR: invited, account: { actief: true } } })
    if (!zaak || !catalogus) return { ok: false, bericht: 'Deze oefenzaak of catalogus is er niet. Open deze pagina opnieuw.' }
    if (held.length !== invited.length) return { ok: false, bericht: 'Iemand op uw lijst is geen panellid meer. Open deze pagina opnieuw.' }
    const oefeningId = ids.uuid()
    await tx.oefening.create({
      data: { id: oefeningId, oefenzaakId: zaak.id, catalogusVersie: catalogus.versie, organisatorId: wie.accountId, minimum: start.minimum, einddag: new Date(`${start.einddag}T00:00:00Z`), gestartOp: now }
    })
    await tx.oefeningDeelnemer.createMany({ data: invited.map((one) => ({ id: ids.uuid(), oefeningId, ...one })) })
    await logOefening(sqlOfPrisma(tx), { clock }, wie, 'oefening.starten', oefeningId)
    return { ok: true, value: { oefeningId } }
  })
}
