import { sqlOfPrisma } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import type { OpsporingDiensten } from '../diensten'
import { inZaak, type Tx, type Uitkomst } from '../in-zaak.server'
import { openVersie, openZaak } from '../sealed-rows.server'
import { magVerstrekken } from '../koppelvlakken/register.server'
import { nextNummer } from './number.server'
import type { NieuweOverdracht } from './overdracht-form'
import type { OverdrachtDocument } from './schema'
import { sealDocument, sealEvent } from './sealed-overdracht.server'

/**
 * Draws up a hand-over of one case, of chosen lead versions (P6) or of the strafdossier (K4): a numbered document that never changes, and the first line of its log
 * (R-OPS-13). Gives its number; the same form a second time gives the number it already has. Refused when a chosen version is not there, and when the
 * register has no basis that holds and is on for this receiver (R-KET-64).
 */
export const composeOverdracht = (werk: OpsporingDiensten, wie: Wie, dossierId: string, keuze: NieuweOverdracht): Promise<Uitkomst<string>> =>
  inZaak(werk, wie, 'overdracht.opstellen', dossierId, async (tx) => {
    const before = await tx.overdracht.findFirst({ where: { formulier: keuze.sleutel, dossierId } })
    if (before) return { ok: true, value: before.nummer, object: before.nummer }
    const indicaties = await loadChosen(tx, werk, dossierId, keuze.indicaties)
    if (!indicaties) return { ok: false, bericht: 'Een van de gekozen indicaties is er niet. Laad de pagina opnieuw en kies nog eens.' }
    const { inhoud } = await tx.zaak.findUniqueOrThrow({ where: { dossierId }, include: { inhoud: true } })
    const now = werk.clock.now()
    if (!(await magVerstrekken(sqlOfPrisma(tx), keuze.koppelvlak, keuze.ontvanger, now))) return { ok: false, bericht: GEEN_GRONDSLAG }
    const nummer = await nextNummer(sqlOfPrisma(tx), now)
    const sealed = sealDocument(werk.kluis, {
      soort: 'weging-overdracht/v2',
      koppelvlak: keuze.koppelvlak,
      strafdossier: keuze.koppelvlak === 'K4' ? { aangifteOp: keuze.aangifteOp ?? '', resultaat: keuze.resultaat ?? '' } : null,
      nummer,
      dossierId,
      zaak: openZaak(werk.kluis, dossierId, inhoud),
      ontvanger: keuze.ontvanger,
      grondslag: keuze.grondslag,
      toelichting: keuze.toelichting,
      opgesteldOp: now.toISOString(),
      opgesteldDoor: { functie: wie.functie, registernummer: wie.registernummer },
      indicaties
    })
    await tx.overdracht.create({ data: { nummer, formulier: keuze.sleutel, dossierId, accountId: wie.accountId, opgesteldOp: now, ...sealed } })
    const event = { nummer, volgnummer: 1, gebeurtenis: 'opgesteld', accountId: wie.accountId, tijd: now }
    await tx.overdrachtGebeurtenis.create({ data: { ...event, ...sealEvent(werk.kluis, dossierId, nummer, 1, null) } })
    return { ok: true, value: nummer, object: nummer }
  })

const GEEN_GRONDSLAG = 'Voor deze ontvanger staat nu geen grondslag aan. Leg hem eerst vast bij Grondslagen, en zet hem aan.'

/** The chosen versions, each once, in the order of their numbers; undefined when one of them is not of this case. */
async function loadChosen(tx: Tx, { kluis }: OpsporingDiensten, dossierId: string, chosen: readonly string[]): Promise<OverdrachtDocument['indicaties'] | undefined> {
  const wanted = new Set(chosen)
  const rows = await tx.indicatieVersie.findMany({
    where: { indicatie: { dossierId } },
    include: { indicatie: { select: { nummer: true } }, account: { select: { functie: true } } },
    orderBy: [{ indicatie: { nummer: 'asc' } }, { versie: 'asc' }]
  })
  const found = rows.filter((row) => wanted.has(`${row.indicatie.nummer}.${row.versie}`))
  if (found.length !== wanted.size) return undefined
  return found.map((row) => ({
    nummer: row.indicatie.nummer,
    versie: row.versie,
    geschrevenOp: row.geschrevenOp.toISOString(),
    geschrevenDoor: row.account?.functie ?? null,
    inhoud: openVersie(kluis, { dossierId, indicatieId: row.indicatieId, versie: row.versie }, row)
  }))
}
