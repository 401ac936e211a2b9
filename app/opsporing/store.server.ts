import { isUuid } from '~/platform/ids'
import { dayOfDate, type Day } from '~/platform/zaak/days'
import type { Wie } from '~/toegang/may'
import type { Prisma, PrismaClient } from '~prisma/opsporing/generated/client'
import type { Kluis } from './kluis.server'
import type { PanelZetels } from './panel-zetels.server'
import type { ZaakFacts } from './policy'
import type { IndicatieInhoud } from './schema'
import { openVersie, openZaak } from './sealed-rows.server'

/** What reading needs: role opsporing_app, and the vault of this database. */
export interface Lezing {
  db: PrismaClient
  kluis: Kluis
}

export interface ZaakRegel {
  dossierId: string
  aanduiding: string
  zaaknummer: string
  toegewezenOp: string
}

/** A lead as it is now: its last version. */
export interface Indicatie extends IndicatieInhoud {
  nummer: number
  versie: number
}

export interface ZaakMetIndicaties {
  dossierId: string
  aanduiding: string
  zaaknummer: string
  peildatum: Day | null
  ingelezenOp: string
  indicaties: Indicatie[]
}

/** The facts for the policy. A case that does not exist, an id that is none, and somebody else's case are one and the same. */
export async function loadZaakFacts(db: Prisma.TransactionClient, zetels: PanelZetels, wie: Wie, dossierId: string): Promise<ZaakFacts> {
  const opPanel = zetels.isOpPanel(dossierId, wie.registernummer)
  if (!isUuid(dossierId)) return { officier: false, opPanel }
  return { officier: (await db.zaakOfficier.count({ where: { dossierId, accountId: wie.accountId } })) === 1, opPanel }
}

/** The cases of this officer; those on whose panel the same person sits are left out. */
export async function listZaken({ db, kluis }: Lezing, zetels: PanelZetels, wie: Wie): Promise<ZaakRegel[]> {
  const rows = await db.zaakOfficier.findMany({
    where: { accountId: wie.accountId },
    orderBy: [{ toegewezenOp: 'desc' }, { dossierId: 'asc' }],
    select: { dossierId: true, toegewezenOp: true, zaak: { select: { inhoud: true } } }
  })
  return rows
    .filter((row) => zetels.isOpPanel(row.dossierId, wie.registernummer) === 'nee')
    .map(({ dossierId, toegewezenOp, zaak }) => ({ dossierId, ...openZaak(kluis, dossierId, zaak.inhoud), toegewezenOp: toegewezenOp.toISOString() }))
}

/** This case, when this person is its officer. */
export const ofOfficier = (wie: Wie, dossierId: string) => ({ dossierId, officieren: { some: { accountId: wie.accountId } } })

/** What a case is called, for its officer only. Throws when it is not theirs: the guard let them in a moment ago. */
export async function readZaakHoofd({ db, kluis }: Lezing, wie: Wie, dossierId: string): Promise<{ dossierId: string; aanduiding: string }> {
  const { inhoud } = await db.zaak.findFirstOrThrow({ where: ofOfficier(wie, dossierId), include: { inhoud: true } })
  return { dossierId, aanduiding: openZaak(kluis, dossierId, inhoud).aanduiding }
}

/** One case with its leads, for its officer only: the demand stands in the query itself. */
export async function readZaak({ db, kluis }: Lezing, wie: Wie, dossierId: string): Promise<ZaakMetIndicaties | null> {
  const zaak = await db.zaak.findFirst({
    where: ofOfficier(wie, dossierId),
    include: { inhoud: true, indicaties: { orderBy: { nummer: 'asc' }, include: { versies: { orderBy: { versie: 'desc' }, take: 1 } } } }
  })
  return zaak && {
    dossierId,
    ...openZaak(kluis, dossierId, zaak.inhoud),
    peildatum: dayOfDate(zaak.peildatum),
    ingelezenOp: zaak.ingelezenOp.toISOString(),
    indicaties: zaak.indicaties.flatMap(({ id, nummer, versies }) =>
      versies.map((row) => ({ nummer, versie: row.versie, ...openVersie(kluis, { dossierId, indicatieId: id, versie: row.versie }, row) }))
    )
  }
}
