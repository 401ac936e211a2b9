import { recuse } from '~/beoordeling/ronden/step-down.server'
import type { DossierFacts } from '~/dossier/facts'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readAllRecords, writeRecord } from '~/dossier/record.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notify } from '~/platform/mail/notices.server'
import type { Sql } from '~/platform/sql'
import { tellSide } from '~/stukken/inzage/decide.server'
import type { Wie } from '~/toegang/may'
import { decidesAbout, standOf, type Beslisser, type Stand } from './rules'
import { besluitSchema, bezwaarSchema, type DecideObjection, type ObjectForm } from './schema'

const refuse = (bericht: string): { ok: false; bericht: string } => ({ ok: false, bericht })

/** The objections of this dossier, each with its decision. */
export async function readObjections(tx: Pick<Tx, 'record'>, dossierId: string): Promise<Stand[]> {
  const [bezwaren, besluiten] = await Promise.all([
    readAllRecords(tx, { soort: 'bezwaar-lid', dossierId, schema: bezwaarSchema }),
    readAllRecords(tx, { soort: 'bezwaar-lid-besluit', dossierId, schema: besluitSchema })
  ])
  return standOf(bezwaren, besluiten)
}

/** The side of betrokkene objects to who holds a seat (Awb 2:4); who decides about it is told. One at a time about one person: the second waits for the decision. */
export const objectToMember = (werk: Werk, wie: Wie, dossierId: string, { zetel, reden }: ObjectForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gemachtigde.bezwaar', dossierId, async (tx, { namens, coordinatorId }, sql) => {
    if (!namens) return refuse('U doet hier niet mee namens betrokkene.')
    const lid = await tx.lidmaatschap.findFirst({ where: { dossierId, zetel, beeindigdOp: null, verklaring: { not: 'belang' } }, select: { id: true, account: { select: { functie: true } } } })
    if (!lid) return refuse('Op deze plaats zit nu niemand. Open deze pagina opnieuw.')
    if ((await readObjections(tx, dossierId)).some(({ inhoud, besluit }) => inhoud.lid === lid.id && besluit === null)) return refuse('Er loopt al een bezwaar tegen deze persoon. Wacht het besluit af.')
    await writeRecord(tx, werk, wie, {
      soort: 'bezwaar-lid', dossierId, schema: bezwaarSchema,
      inhoud: { schema: 'weging-bezwaar-lid/v1', zetel, lid: lid.id, functie: lid.account.functie, reden, door: namens.als, ontvangenOp: dagInAmsterdam(werk.clock.now()) }
    })
    await notify(sql, werk.ids, await whoDecides(tx, dossierId, decidesAbout(zetel), coordinatorId))
    return { ok: true, value: undefined }
  })

async function whoDecides(tx: Tx, dossierId: string, beslisser: Beslisser, coordinatorId: string | null): Promise<string[]> {
  if (beslisser === 'coordinator') return coordinatorId ? [coordinatorId] : []
  const chair = await tx.lidmaatschap.findFirst({ where: { dossierId, zetel: 'voorzitter', beeindigdOp: null }, select: { accountId: true } })
  return chair ? [chair.accountId] : []
}

const beslisserOf = ({ lid }: Pick<DossierFacts, 'lid'>): Beslisser => (lid ? 'voorzitter' : 'coordinator')

/**
 * Decides about an objection, with a reason that its maker reads. *Gegrond* takes the member out of the panel at once, as stepping down does: what was handed
 * in counts no more, and the coördinator fills the seat again. When the person left the seat meanwhile there is nobody to take out, and the decision stands.
 */
export const decideObjection = (werk: Werk, wie: Wie, dossierId: string, { bezwaar: versie, uitkomst, besluitReden }: DecideObjection): Promise<Uitkomst> =>
  inDossier(werk, wie, 'bezwaar.beslissen', dossierId, async (tx, facts, sql) => {
    const door = beslisserOf(facts)
    const stand = (await readObjections(tx, dossierId)).find((each) => each.versie === versie && decidesAbout(each.inhoud.zetel) === door)
    if (!stand) return refuse('Dit bezwaar is er niet, of een ander beslist erover. Open deze pagina opnieuw.')
    if (stand.besluit) return refuse('Over dit bezwaar is al beslist.')
    await writeRecord(tx, werk, wie, { soort: 'bezwaar-lid-besluit', dossierId, schema: besluitSchema, inhoud: { schema: 'weging-bezwaar-lid-besluit/v1', bezwaar: versie, uitkomst, reden: besluitReden, door } })
    if (uitkomst === 'gegrond') await takeOut(tx, sql, werk, dossierId, stand)
    await tellSide(sql, werk, dossierId)
    if (uitkomst === 'gegrond' && facts.coordinatorId && door === 'voorzitter') await notify(sql, werk.ids, [facts.coordinatorId])
    return { ok: true, value: undefined }
  })

async function takeOut(tx: Tx, sql: Sql, werk: Werk, dossierId: string, { inhoud: { lid } }: Stand): Promise<void> {
  const seated = await tx.lidmaatschap.findFirst({ where: { id: lid, dossierId, beeindigdOp: null, verklaring: { not: 'belang' } }, select: { id: true } })
  if (seated) await recuse(tx, sql, werk, dossierId, seated.id)
}

/**
 * The page of who decides. Each sees the objections that are theirs with the reason; of the others the coördinator sees that there is one and how it ended,
 * the voorzitter nothing: an objection to the voorzitter is not theirs to read before it is decided.
 */
export async function readObjectionsPage({ db }: Pick<Werk, 'db'>, facts: DossierFacts) {
  const door = beslisserOf(facts)
  const all = await readObjections(db, facts.dossierId)
  const own = all.filter(({ inhoud }) => decidesAbout(inhoud.zetel) === door)
  const others = door === 'coordinator' ? all.filter((each) => !own.includes(each)) : []
  return {
    dossierId: facts.dossierId,
    kenmerk: facts.kenmerk,
    rol: door,
    beslist: ['beoordeling', 'weging', 'advies'].includes(facts.fase),
    bezwaren: own.map(({ versie, inhoud: { functie, zetel, reden, door: van, ontvangenOp }, besluit }) => ({ versie, functie, zetel, reden, van, ontvangenOp, besluit: besluit && { uitkomst: besluit.uitkomst, reden: besluit.reden, op: besluit.op.toISOString() } })),
    anderen: others.map(({ versie, inhoud: { functie, ontvangenOp }, besluit }) => ({ versie, functie, ontvangenOp, uitkomst: besluit?.uitkomst ?? null }))
  }
}
export type ObjectionsPageData = Awaited<ReturnType<typeof readObjectionsPage>>

/** The page of the side of betrokkene: who sits on the panel, by function, and what became of objections made from this side. */
export async function readOwnObjections({ db }: Pick<Werk, 'db'>, { dossierId, kenmerk, namens }: DossierFacts) {
  const leden = await db.lidmaatschap.findMany({ where: { dossierId, beeindigdOp: null, verklaring: { not: 'belang' } }, select: { zetel: true } })
  const all = await readObjections(db, dossierId)
  return {
    dossierId,
    kenmerk,
    voorBetrokkene: namens?.als === 'betrokkene',
    zetels: leden.map(({ zetel }) => zetel),
    bezwaren: all.map(({ versie, inhoud: { zetel, reden, ontvangenOp }, besluit }) => ({ versie, zetel, reden, ontvangenOp, besluit: besluit && { uitkomst: besluit.uitkomst, reden: besluit.reden, op: besluit.op.toISOString(), door: besluit.door } }))
  }
}
export type OwnObjectionsData = Awaited<ReturnType<typeof readOwnObjections>>
