import type { Wie } from '~/toegang/may'
import type { IndicatieInhoud } from './schema'
import { openVersie, openZaak } from './sealed-rows.server'
import { ofOfficier, type Lezing } from './store.server'

export interface IndicatieVersie extends IndicatieInhoud {
  versie: number
  geschrevenOp: string
  /** The function of who wrote it; null when it came with the case file. */
  door: string | null
}

export interface IndicatieMetVersies {
  dossierId: string
  aanduiding: string
  nummer: number
  nu: IndicatieVersie
  /** The versions before, the last of them first. */
  eerder: IndicatieVersie[]
}

/** One lead with all its versions, for the officer of its case only: the demand stands in the query itself. */
export async function readIndicatie({ db, kluis }: Lezing, wie: Wie, dossierId: string, nummer: number): Promise<IndicatieMetVersies | null> {
  const indicatie = await db.indicatie.findFirst({
    where: { nummer, zaak: ofOfficier(wie, dossierId) },
    include: { zaak: { include: { inhoud: true } }, versies: { orderBy: { versie: 'desc' }, include: { account: { select: { functie: true } } } } }
  })
  const [nu, ...eerder] = (indicatie?.versies ?? []).map((row): IndicatieVersie => ({
    versie: row.versie,
    geschrevenOp: row.geschrevenOp.toISOString(),
    door: row.account?.functie ?? null,
    ...openVersie(kluis, { dossierId, indicatieId: row.indicatieId, versie: row.versie }, row)
  }))
  return indicatie && nu ? { dossierId, aanduiding: openZaak(kluis, dossierId, indicatie.zaak.inhoud).aanduiding, nummer, nu, eerder } : null
}
