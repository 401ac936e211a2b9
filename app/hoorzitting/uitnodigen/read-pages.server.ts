import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import type { Werk } from '~/dossier/in-dossier.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import { appointmentNumber } from './appointment'
import { kanaalNaam, wijzeNaam } from './schema'
import { readFailed, readSent, readSessions, type SentRow } from './store.server'
import { rolNaam } from './words'
import { readKanaal, readOproepen, readUitreikingen } from './write-oproep.server'

/** The page with letters to betrokkene. */
export async function readUitnodigingen({ db, sql, clock }: Pick<Werk, 'db' | 'clock'> & { sql: Sql }, { dossierId, kenmerk }: DossierFacts) {
  const [kanaal, sessions, letters, given, gemachtigde] = await Promise.all([
    readKanaal(db, dossierId), readSessions(sql, dossierId), readOproepen(db, dossierId), readUitreikingen(db, dossierId), readGemachtigde(sql, dossierId)
  ])
  const now = clock.now()
  return {
    dossierId,
    kenmerk,
    vandaag: dagInAmsterdam(now),
    kanaal: kanaal ?? null,
    heeftGemachtigde: gemachtigde !== undefined,
    zittingen: sessions.map(({ id, nummer, uid, volgorde, staat, begintOp, eindigtOp }) => ({
      id, nummer, afspraak: appointmentNumber(uid), staat, verzet: volgorde > 0, begintOp: begintOp.toISOString(),
      kanBrief: staat === 'vervallen' || (staat === 'gepland' && eindigtOp > now),
      brief: letters.some(({ inhoud }) => inhoud.uid === uid && inhoud.volgorde === volgorde && (inhoud.soort === 'vervallen') === (staat === 'vervallen'))
    })),
    brieven: letters.map(({ versie, gemaaktOp, inhoud }) => {
      const handed = given.find((one) => one.inhoud.brief === versie)?.inhoud
      return {
        nummer: versie, titel: inhoud.titel, gemaaktOp: gemaaktOp.toISOString(), datum: inhoud.datum, kanaal: kanaalNaam[inhoud.kanaal],
        gegeven: handed ? { op: handed.op, wijze: wijzeNaam[handed.wijze] } : null
      }
    }).reverse()
  }
}

const lineOf = ({ id, rol, soort, kanaal, staat, waarom, nummer, uid, begintOp, gemaaktOp, verstuurdOp }: SentRow) => ({
  id, wie: rolNaam[rol] ?? rol, soort, kanaal, staat, waarom, nummer, afspraak: appointmentNumber(uid), begintOp: begintOp.toISOString(), gemaaktOp: gemaaktOp.toISOString(), verstuurdOp: verstuurdOp?.toISOString() ?? null
})

/** The page that shows what was sent. */
export const readVerzonden = async ({ sql }: { sql: Sql }, { dossierId, kenmerk }: DossierFacts) => ({ dossierId, kenmerk, regels: (await readSent(sql, dossierId)).map(lineOf) })

/** By function, who did not get a message; for the overview of the coördinator. */
export const readNotReached = async (sql: Sql, dossierId: string): Promise<string[]> => (await readFailed(sql, dossierId)).map(({ rol }) => rolNaam[rol] ?? rol)
