import type { Wie } from '~/toegang/may'
import type { OpsporingDiensten } from '../diensten'
import { inZaak, type Uitkomst } from '../in-zaak.server'
import { weigering } from './rules'
import type { Gebeurtenis } from './schema'
import { sealEvent } from './sealed-overdracht.server'

const daden = { verstrekt: 'overdracht.verstrekken', 'ontvangst-bevestigd': 'overdracht.bevestigen' } as const

/** Adds a line to the log of a hand-over: that it was provided, or that its receipt was confirmed. Each once, in that order (R-OPS-14). */
export const recordEvent = (
  werk: OpsporingDiensten,
  wie: Wie,
  dossierId: string,
  nummer: string,
  gebeurtenis: keyof typeof daden,
  toelichting: string
): Promise<Uitkomst<undefined>> =>
  inZaak(werk, wie, daden[gebeurtenis], dossierId, async (tx) => {
    const overdracht = await tx.overdracht.findFirst({ where: { nummer, dossierId }, include: { gebeurtenissen: { orderBy: { volgnummer: 'asc' } } } })
    if (!overdracht) return { ok: false, bericht: 'Deze overdracht is er niet.' }
    const geweest = overdracht.gebeurtenissen.map((row) => row.gebeurtenis as Gebeurtenis)
    const bericht = weigering(geweest, gebeurtenis)
    if (bericht) return { ok: false, bericht }
    const volgnummer = geweest.length + 1
    const event = { nummer, volgnummer, gebeurtenis, accountId: wie.accountId, tijd: werk.clock.now() }
    await tx.overdrachtGebeurtenis.create({ data: { ...event, ...sealEvent(werk.kluis, dossierId, nummer, volgnummer, toelichting) } })
    return { ok: true, value: undefined, object: nummer }
  })
