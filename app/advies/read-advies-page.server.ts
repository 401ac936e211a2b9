import { readGehoord, readMissing } from '~/beoordeling/store.server'
import { readTegenlezing } from '~/beoordeling/tegenlezing/read-tegenlezing.server'
import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import type { Werk } from '~/dossier/in-dossier.server'
import { readSeats } from '~/dossier/store.server'
import { adviesRoom } from '~/dossier/rooms'
import type { Sql } from '~/platform/sql'
import { readStukNummers } from '~/stukken/stukken.server'
import type { Wie } from '~/toegang/may'
import { readAkkoord } from './akkoorden'
import { approveOptions } from './approve-options.server'
import { readQuestions } from './answer-question.server'
import type { Sleutels } from './approve-advies.server'
import { readLetter } from './brief/write-letter.server'
import { readReceivers } from './deliver-advies.server'
import { asHistory } from './read-reader-page.server'
import { bezettingText } from './refusal-text'
import { signersOf } from './rondes/rules'
import { checkBevroren, checkBezetting } from './rules'
import { withoutSecondReading } from './second-reading'
import { standOf } from './standpunt-stand'
import { AdviesDocument, type Akkoord, type MemberDiscipline } from './schema'

/** What the page of the advies shows this person: the room while it is written, the frozen document afterwards. */
export async function readAdviesPage(werk: Werk & Sleutels & { sql: Sql }, wie: Wie, facts: DossierFacts) {
  const { dossierId, kenmerk, advies, lid, ronde } = facts
  if (!advies || !lid) throw new Error('The policy admits members, and only when there is an advies')
  const { zetel } = lid
  const seats = await readSeats(werk.sql, dossierId)
  if (advies.staat === 'concept') {
    if (!ronde) throw new Error('There is no advies without a round')
    const ontbreekt = await readMissing(werk.sql, dossierId)
    const bezetting = checkBezetting(seats, ontbreekt)
    return {
      staat: advies.staat, dossierId, kenmerk, zetel, versie: advies.versie, room: adviesRoom(advies.id),
      stukken: await readStukNummers(werk.db, dossierId, lid.id),
      standpunten: standOf((await readGehoord(werk.db, dossierId, ronde.id)).standpunten, ontbreekt),
      bezetting: bezetting.ok ? null : bezettingText(bezetting.refusal, bezetting.at),
      tegenlezing: withoutSecondReading(await readTegenlezing(werk.db, dossierId))
    }
  }
  const row = await werk.db.advies.findUniqueOrThrow({ where: { id: advies.id }, include: { akkoorden: true } })
  if (!row.inhoud || !row.sha256) throw new Error('A frozen advies has content')
  const given = row.akkoorden.map(readAkkoord)
  const where = { adviesId: advies.id }
  const history = asHistory(await werk.db.terugmelding.findMany({ where, orderBy: { volgnummer: 'asc' } }), await werk.db.uitspraakRechter.findMany({ where, orderBy: [{ uitspraakOp: 'asc' }, { gemeldOp: 'asc' }] }))
  const document = AdviesDocument.parse(JSON.parse(row.inhoud))
  const bezetting = checkBevroren(seats, document)
  return {
    staat: advies.staat,
    dossierId,
    zetel,
    document,
    bezetting: bezetting.ok || advies.staat !== 'bevroren' ? null : bezettingText(bezetting.refusal, bezetting.at),
    sha256: row.sha256,
    akkoorden: signersOf(document).map((discipline) => answerOf(discipline, given)),
    eigen: given.find(({ registernummer }) => registernummer === wie.registernummer)?.verklaring.soort ?? null,
    goedkeuren: advies.staat === 'bevroren' && !given.some(({ registernummer }) => registernummer === wie.registernummer) ? await approveOptions(werk, werk, wie, advies.id) : null,
    gemachtigd: (await readGemachtigde(werk.sql, dossierId)) !== undefined,
    brief: (await readLetter(werk.db, dossierId, advies.versie)) !== undefined,
    ontvangers: advies.staat === 'verzegeld' ? await readReceivers(werk.sql, dossierId) : [],
    ...history,
    vragen: (await readQuestions(werk, dossierId)).map(({ antwoord }) => ({ beantwoord: antwoord !== null }))
  }
}

/** How one member answered: what, when, and for dissent why. */
export interface Antwoord {
  discipline: MemberDiscipline
  op: string | null
  soort: 'akkoord' | 'afwijkend' | null
  redenen: readonly string[]
}

function answerOf(discipline: MemberDiscipline, given: readonly Akkoord[]): Antwoord {
  const akkoord = given.find((one) => one.discipline === discipline)
  if (!akkoord) return { discipline, op: null, soort: null, redenen: [] }
  const { op, verklaring } = akkoord
  return { discipline, op, soort: verklaring.soort, redenen: 'redenen' in verklaring ? verklaring.redenen : [] }
}
