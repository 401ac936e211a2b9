import type { DossierFacts } from '~/dossier/facts'
import type { Werk } from '~/dossier/in-dossier.server'
import { adviesRoom } from '~/dossier/rooms'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { approveOptions } from './approve-options.server'
import type { Sleutels } from './approve-advies.server'
import { readReceivers } from './deliver-advies.server'
import { AdviesDocument, Akkoord, memberDisciplines } from './schema'

/** What the page of the advies shows this person: the room while it is written, the frozen document afterwards. */
export async function readAdviesPage(werk: Werk & Sleutels & { sql: Sql }, wie: Wie, { dossierId, kenmerk, advies, lid }: DossierFacts) {
  if (!advies || !lid) throw new Error('The policy admits members, and only when there is an advies')
  const { zetel } = lid
  if (advies.staat === 'concept') return { staat: advies.staat, dossierId, kenmerk, zetel, versie: advies.versie, room: adviesRoom(advies.id) }
  const row = await werk.db.advies.findUniqueOrThrow({ where: { id: advies.id }, include: { akkoorden: true } })
  if (!row.inhoud || !row.sha256) throw new Error('A frozen advies has content')
  const given = row.akkoorden.map((akkoord) => Akkoord.parse(JSON.parse(akkoord.inhoud)))
  const own = given.some(({ registernummer }) => registernummer === wie.registernummer)
  const terugmelding = await werk.db.terugmelding.findUnique({ where: { adviesId: advies.id } })
  return {
    staat: advies.staat,
    dossierId,
    zetel,
    document: AdviesDocument.parse(JSON.parse(row.inhoud)),
    sha256: row.sha256,
    akkoorden: memberDisciplines.map((discipline) => ({ discipline, op: given.find((akkoord) => akkoord.discipline === discipline)?.op ?? null })),
    goedkeuren: advies.staat === 'bevroren' && !own ? await approveOptions(werk, werk, wie, advies.id) : null,
    ontvangers: advies.staat === 'verzegeld' ? await readReceivers(werk.sql, dossierId) : [],
    antwoordInd: terugmelding
      ? { keuze: terugmelding.keuze === 'volgt' ? ('volgt' as const) : ('wijkt_af' as const), reden: terugmelding.reden, op: terugmelding.gemeldOp.toISOString() }
      : null
  }
}
