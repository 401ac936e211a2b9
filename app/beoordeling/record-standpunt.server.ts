import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { standpuntRoom } from '~/dossier/rooms'
import type { Wie } from '~/toegang/may'
import { readParagraphs, readRoom } from '~realtime/index'
import { groupsToBalance } from './catalogus/criteria'
import { disciplineSchema, type Discipline } from './catalogus/schema'
import { differences } from './differences'
import { refusalText } from './refusals'
import { standpuntSchema } from './schema'
import { refuseUnseen } from './seen'
import { readStandpunt, strengthening, type StandpuntBasis } from './standpunt'
import { readGehoord, readKader } from './store.server'
import { readStandpuntDocument } from './weging-documents'

/**
 * *Standpunt vastleggen*: takes this member's own end view from its room and makes a record of it. May be done again until the
 * advies is frozen (R-ADV-72): each time a new version, the earlier ones stay. `gezien`: the JSON of `readStandpuntDocument` as the
 * member's screen had it. Throws `Refused` when the policy says no; refuses an incomplete view with one sentence per thing
 * missing (R-BEO-60 to R-BEO-62).
 */
export const recordStandpunt = (werk: Werk, wie: Wie, dossierId: string, gezien: string): Promise<Uitkomst<{ versie: number }>> =>
  inDossier(werk, wie, 'standpunt.schrijven', dossierId, async (tx, { lid, ronde }, sql) => {
    if (!lid || !ronde) throw new Error('standpunt.schrijven zonder zetel of ronde: het beleid liet dit niet toe')
    const doc = await readRoom(sql, standpuntRoom(dossierId, lid.id), werk.seals)
    const draft = readStandpuntDocument(doc, readParagraphs)
    doc.destroy()
    const unseen = refuseUnseen(gezien, draft)
    if (unseen) return unseen
    const read = readStandpunt(draft, await readBasis(tx, dossierId, ronde.id, disciplineSchema.parse(lid.zetel)))
    if (!read.ok) {
      const lijst = read.refusal.soort === 'standpunt onvolledig' ? read.refusal.problems.map((problem) => problem.bericht) : undefined
      return { ok: false, bericht: refusalText(read.refusal), lijst }
    }
    const { versie } = await writeRecord(tx, werk, wie, { soort: 'standpunt', dossierId, lidId: lid.id, schema: standpuntSchema, inhoud: read.value })
    return { ok: true, value: { versie } }
  })

/** What this end view can rest on, from the records of the revealed round. */
async function readBasis(tx: Tx, dossierId: string, rondeId: string, discipline: Discipline): Promise<StandpuntBasis> {
  const kader = await readKader(tx, dossierId)
  const { sheets } = await readGehoord(tx, dossierId, rondeId)
  return { discipline, groepen: groupsToBalance(kader.catalogus, kader), versterkend: strengthening(differences(sheets.map(({ inhoud }) => inhoud), kader.catalogus)) }
}
