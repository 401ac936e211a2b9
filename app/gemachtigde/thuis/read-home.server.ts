import type { DossierFacts } from '~/dossier/facts'
import type { Werk } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import type { Kant } from '~/hoorzitting/verslag/schema'
import { readConceptForGemachtigde, type OpenConcept } from '~/hoorzitting/verslag/store.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { readSidePapers } from '~/stukken/inzage/read-inzage.server'
import { readLinesForSide } from '~/stukken/medisch/side.server'
import type { Wie } from '~/toegang/may'
import { readObjections } from '../bezwaar/objection.server'
import { readDays } from '../dagen/days.server'

type Reading = Pick<Werk, 'db' | 'clock'> & { sql: Sql }

/** What the first page of the side of betrokkene says besides reaction and advies: what can be done here, and every term (R-GEM-80). */
export async function readHome(diensten: Reading, wie: Wie, facts: DossierFacts) {
  const { db, sql, clock } = diensten
  const { dossierId, namens } = facts
  const vandaag = dagInAmsterdam(clock.now())
  const kant: Kant = namens?.als === 'betrokkene' ? 'betrokkene' : 'gemachtigde'
  const [open, papers, days, lines, objections, [link]] = await Promise.all([
    readConceptForGemachtigde(db, dossierId, kant),
    readSidePapers(diensten, facts, wie.accountId),
    readDays(diensten, facts),
    readLinesForSide(db, dossierId),
    readObjections(db, dossierId),
    sql.query<{ tot: Date }>(
      `select k.verloopt_op as tot from toegangslink k where k.dossier_id = $1::uuid and k.account_id = $2::uuid and k.ingetrokken_op is null order by k.verloopt_op desc limit 1`,
      [dossierId, wie.accountId]
    )
  ])
  const may = (deed: Parameters<typeof mayDossier>[1]): boolean => mayDossier(wie, deed, facts).ok
  return {
    vandaag,
    verslag: verslagStand(open, kant, facts.hoorzitting?.staat === 'nalezen' ? vandaag : null),
    als: namens?.als ?? 'gemachtigde',
    mag: {
      stukken: may('gemachtigde.stukken'), toevoegen: may('gemachtigde.stuk-toevoegen'), dagen: may('gemachtigde.beschikbaarheid'), bezwaar: may('gemachtigde.bezwaar'),
      conclusie: may('gemachtigde.conclusie'), kantoorgenoot: may('gemachtigde.kantoorgenoot')
    },
    toegangTot: link ? new Date(link.tot).toISOString() : null,
    vanaf: papers.vanaf,
    ongelezen: papers.open.filter(({ gelezen }) => !gelezen).length,
    openStukken: papers.open.length,
    geslotenStukken: papers.gesloten.length,
    hoorzittingOp: papers.hoorzittingOp,
    stukkenTot: papers.stukkenTot,
    momenten: days.momenten,
    dagenGegeven: days.gegeven.length > 0,
    conclusies: lines.length,
    conclusiesTeZien: lines.filter(({ voorgelegd }) => voorgelegd === null).length,
    bezwaren: objections.length,
    bezwarenOpen: objections.filter(({ besluit }) => besluit === null).length
  }
}
/** Whether the verslag can be read here, and until when it can be corrected; null before it was sent to this side. `vandaag`: null once it is fixed. */
function verslagStand(open: OpenConcept | null, kant: Kant, vandaag: string | null): { corrigerenTot: string | null } | null {
  if (!open) return null
  const { uiterlijk, klaar, afstand } = open.nalezing
  const over = uiterlijk === null || vandaag === null || vandaag > uiterlijk || [...klaar, ...afstand].some(({ van }) => van === kant)
  return { corrigerenTot: over ? null : uiterlijk }
}

export type HomeData = Awaited<ReturnType<typeof readHome>>
