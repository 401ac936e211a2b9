import { isUuid } from '~/platform/ids'
import { dayOfDate, type Day } from '~/platform/zaak/days'
import type { Wie } from '~/toegang/may'
import type { PrismaClient } from '~prisma/opsporing/generated/client'
import type { PanelZetels } from './panel-zetels.server'
import type { ZaakFacts } from './policy'

export interface ZaakRegel {
  dossierId: string
  aanduiding: string
  zaaknummer: string
  toegewezenOp: string
}

export interface Indicatie {
  nummer: number
  herkomst: string
  datumTekst: string
  datum: Day | null
  inhoud: string
  vindplaats: string | null
}

export interface ZaakMetIndicaties {
  aanduiding: string
  zaaknummer: string
  peildatum: Day | null
  ingelezenOp: string
  indicaties: Indicatie[]
}

/** The facts for the policy. A case that does not exist, an id that is none, and somebody else's case are one and the same. */
export async function loadZaakFacts(db: PrismaClient, zetels: PanelZetels, wie: Wie, dossierId: string): Promise<ZaakFacts> {
  const opPanel = zetels.isOpPanel(dossierId, wie.registernummer)
  if (!isUuid(dossierId)) return { officier: false, opPanel }
  return { officier: (await db.zaakOfficier.count({ where: { dossierId, accountId: wie.accountId } })) === 1, opPanel }
}

/** The cases of this officer; those on whose panel the same person sits are left out. */
export async function listZaken(db: PrismaClient, zetels: PanelZetels, wie: Wie): Promise<ZaakRegel[] | 'onbekend'> {
  const rows = await db.zaakOfficier.findMany({
    where: { accountId: wie.accountId },
    orderBy: [{ toegewezenOp: 'desc' }, { dossierId: 'asc' }],
    select: { dossierId: true, toegewezenOp: true, zaak: { select: { aanduiding: true, zaaknummer: true } } }
  })
  const seats = rows.map((row) => zetels.isOpPanel(row.dossierId, wie.registernummer))
  if (zetels.isOpPanel('', wie.registernummer) === 'onbekend' || seats.includes('onbekend')) return 'onbekend'
  return rows
    .filter((_row, index) => seats[index] === 'nee')
    .map(({ dossierId, toegewezenOp, zaak }) => ({ dossierId, ...zaak, toegewezenOp: toegewezenOp.toISOString() }))
}

/** One case with its leads, for its officer only: the demand stands in the query itself. */
export async function readZaak(db: PrismaClient, wie: Wie, dossierId: string): Promise<ZaakMetIndicaties | null> {
  const zaak = await db.zaak.findFirst({
    where: { dossierId, officieren: { some: { accountId: wie.accountId } } },
    include: { indicaties: { orderBy: { nummer: 'asc' }, omit: { id: true, dossierId: true } } }
  })
  return zaak && {
    aanduiding: zaak.aanduiding,
    zaaknummer: zaak.zaaknummer,
    peildatum: dayOfDate(zaak.peildatum),
    ingelezenOp: zaak.ingelezenOp.toISOString(),
    indicaties: zaak.indicaties.map((row) => ({ ...row, datum: dayOfDate(row.datum) }))
  }
}
