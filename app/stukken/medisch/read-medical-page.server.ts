import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { leesbaar } from '../stukken.server'
import { readMedisch, readZetels, type Zetel } from './register.server'
import { isMedischLezer, leesbareConclusie, lezersMet, type MedischeStand } from './rules'

type Reading = Pick<Werk, 'db' | 'clock'> & { sql: Sql }

/**
 * The page about medical papers. The coördinator asks betrokkene and sees of each paper its kind and date, never a title, a word or a conclusion; the
 * member from care with a BIG registration sees those that betrokkene lets them read. For any other member from care the page is empty.
 */
export async function readMedicalPage({ db, sql, clock }: Reading, wie: Wie, { dossierId, kenmerk, lid }: DossierFacts) {
  const account = await db.account.findUniqueOrThrow({ where: { id: wie.accountId }, select: { bigNummer: true } })
  const where = lid === null ? { dossierId, compartiment: 'medisch' } : { ...leesbaar(dossierId, lid.id), compartiment: 'medisch' }
  const leest = lid === null || isMedischLezer({ zetel: lid.zetel, big: account.bigNummer !== null })
  const [rows, standen, zetels] = await Promise.all([
    leest ? db.stuk.findMany({ where, orderBy: [{ toegevoegdOp: 'asc' }, { nummer: 'asc' }], include: { toegang: { where: { beeindigdOp: null } }, gelezen: { where: lid ? { lidId: lid.id } : { lidId: undefined } } } }) : [],
    readMedisch(db, dossierId),
    readZetels(sql, dossierId)
  ])
  return {
    dossierId,
    kenmerk,
    rol: lid === null ? ('coordinator' as const) : ('zorg' as const),
    big: account.bigNummer !== null,
    vandaag: dagInAmsterdam(clock.now()),
    gemachtigd: (await readGemachtigde(sql, dossierId)) !== undefined,
    zetels,
    stukken: rows.map(({ nummer, soort, datumTekst, titel, toegang, gelezen }) => {
      const stand = standen.get(nummer)
      const shared = { nummer, soort, datumTekst, lezers: readersOf(zetels, stand, toegang) }
      if (lid === null) return { ...shared, toestemming: showConsent(stand), titel: null, gelezen: false, conclusie: null }
      return { ...shared, toestemming: null, titel, gelezen: gelezen.length > 0, conclusie: stand?.conclusie ? { ...stand.conclusie, op: stand.conclusie.op.toISOString() } : null }
    })
  }
}

export type MedicalPageData = Awaited<ReturnType<typeof readMedicalPage>>

/** Of whom betrokkene named: whether it was opened to them. */
function readersOf(zetels: readonly Zetel[], stand: MedischeStand | undefined, toegang: readonly { lidId: string; geopend: boolean }[]) {
  const named = lezersMet(stand)
  return zetels.filter(({ lid }) => named.includes(lid)).map((zetel) => ({ ...zetel, geopend: toegang.some(({ lidId, geopend }) => lidId === zetel.lid && geopend) }))
}

function showConsent(stand: MedischeStand | undefined) {
  if (!stand?.toestemming) return null
  const { inhoud: { antwoord, gevraagdOp, hoe }, ingetrokken } = stand.toestemming
  return { antwoord, gevraagdOp, hoe, ingetrokken: ingetrokken && { op: ingetrokken.op.toISOString(), reden: ingetrokken.reden } }
}

export interface GetoondeConclusie {
  soort: string
  datumTekst: string
  tekst: string
  voorgelegd: { aan: string; op: string; opmerking: string | null }
}

/** The conclusion lines that the whole panel reads: each with the kind and date of its paper, and what betrokkene said of it (R-STU-27). */
export async function readConclusions(db: Pick<Tx, 'record' | 'stuk'>, dossierId: string): Promise<GetoondeConclusie[]> {
  const standen = await readMedisch(db, dossierId)
  const shown = [...standen].flatMap(([nummer, stand]) => {
    const conclusie = leesbareConclusie(stand)
    return conclusie?.voorgelegd ? [{ nummer, tekst: conclusie.tekst, voorgelegd: conclusie.voorgelegd }] : []
  })
  if (shown.length === 0) return []
  const rows = await db.stuk.findMany({ where: { dossierId, nummer: { in: shown.map(({ nummer }) => nummer) } }, select: { nummer: true, soort: true, datumTekst: true } })
  return shown.flatMap(({ nummer, tekst, voorgelegd: { aan, op, opmerking } }) => {
    const stuk = rows.find((row) => row.nummer === nummer)
    return stuk ? [{ soort: stuk.soort, datumTekst: stuk.datumTekst, tekst, voorgelegd: { aan, op, opmerking } }] : []
  })
}
