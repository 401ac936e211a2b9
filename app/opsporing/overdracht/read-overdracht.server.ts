import type { Wie } from '~/toegang/may'
import { ofOfficier, type Lezing } from '../store.server'
import { openVersie, openZaak } from '../sealed-rows.server'
import { koppelvlakken } from '../koppelvlakken/schema'
import { uiterlijk } from './rules'
import { watIs, type Gebeurtenis, type KoppelvlakCode, type Ontvanger, type OverdrachtDocument } from './schema'
import { openDocument, openEvent } from './sealed-overdracht.server'

export interface OverdrachtRegel {
  nummer: string
  koppelvlak: KoppelvlakCode
  ontvanger: Ontvanger
  opgesteldOp: string
  /** How many lead versions it holds. */
  aantal: number
  stand: Gebeurtenis
  /** The moment until which it must be provided, and whether that has passed; null when it was provided (R-KET-69). */
  uiterlijk: { moment: string; teLaat: boolean } | null
}

export interface OverdrachtGebeurtenis {
  gebeurtenis: Gebeurtenis
  tijd: string
  door: string
  toelichting: string | null
}

export interface Overdracht {
  dossierId: string
  document: OverdrachtDocument
  /** The exact bytes that were hashed. */
  tekst: string
  sha256: string
  log: OverdrachtGebeurtenis[]
  /** Numbers of leads that have a newer version than the one handed over. */
  verouderd: number[]
}

/** A version that can be chosen for a hand-over. */
export interface KeuzeRegel {
  nummer: number
  versie: number
  nieuwste: boolean
  tekst: string
}

/** The hand-overs of a case, the last first, for its officer only. */
export async function listOverdrachten({ db, kluis }: Lezing, wie: Wie, dossierId: string, now: Date): Promise<OverdrachtRegel[]> {
  const rows = await db.overdracht.findMany({
    where: { zaak: ofOfficier(wie, dossierId) },
    orderBy: [{ opgesteldOp: 'desc' }, { nummer: 'desc' }],
    include: { gebeurtenissen: { orderBy: { volgnummer: 'desc' }, take: 1 } }
  })
  return rows.map((row) => {
    const { document } = openDocument(kluis, dossierId, row.nummer, row)
    const stand = (row.gebeurtenissen[0]?.gebeurtenis ?? 'opgesteld') as Gebeurtenis
    const { koppelvlak } = watIs(document)
    return { nummer: row.nummer, koppelvlak, uiterlijk: uiterlijk(row.opgesteldOp, koppelvlakken.koppelvlakken.find(({ code }) => code === koppelvlak)?.uren ?? 0, stand, now), ontvanger: document.ontvanger, opgesteldOp: document.opgesteldOp, aantal: document.indicaties.length, stand }
  })
}

/** One hand-over with its log, for the officer of its case only: the demand stands in the query itself. */
export async function readOverdracht({ db, kluis }: Lezing, wie: Wie, dossierId: string, nummer: string): Promise<Overdracht | null> {
  const row = await db.overdracht.findFirst({
    where: { nummer, zaak: ofOfficier(wie, dossierId) },
    include: { gebeurtenissen: { orderBy: { volgnummer: 'asc' }, include: { account: { select: { functie: true } } } } }
  })
  if (!row) return null
  const opened = openDocument(kluis, dossierId, nummer, row)
  const latest = await db.indicatieVersie.groupBy({ by: ['indicatieId'], where: { indicatie: { dossierId } }, _max: { versie: true } })
  const numbers = new Map((await db.indicatie.findMany({ where: { dossierId }, select: { id: true, nummer: true } })).map((each) => [each.nummer, each.id]))
  const latestOf = new Map(latest.map((each) => [each.indicatieId, each._max.versie ?? 0]))
  return {
    dossierId,
    ...opened,
    log: row.gebeurtenissen.map((event) => ({
      gebeurtenis: event.gebeurtenis as Gebeurtenis,
      tijd: event.tijd.toISOString(),
      door: event.account.functie,
      toelichting: openEvent(kluis, dossierId, nummer, event.volgnummer, event)
    })),
    verouderd: [...new Set(opened.document.indicaties.filter((each) => (latestOf.get(numbers.get(each.nummer) ?? '') ?? 0) > each.versie).map((each) => each.nummer))]
  }
}

/** Every version of every lead of a case, to choose from, the newest of each first. */
export async function readKeuze({ db, kluis }: Lezing, wie: Wie, dossierId: string): Promise<{ dossierId: string; aanduiding: string; versies: KeuzeRegel[] }> {
  const zaak = await db.zaak.findFirstOrThrow({
    where: ofOfficier(wie, dossierId),
    include: { inhoud: true, indicaties: { orderBy: { nummer: 'asc' }, include: { versies: { orderBy: { versie: 'desc' } } } } }
  })
  const versies = zaak.indicaties.flatMap(({ id, nummer, versies: rows }) =>
    rows.map((row, index) => ({ nummer, versie: row.versie, nieuwste: index === 0, tekst: openVersie(kluis, { dossierId, indicatieId: id, versie: row.versie }, row).tekst }))
  )
  return { dossierId, aanduiding: openZaak(kluis, dossierId, zaak.inhoud).aanduiding, versies }
}
