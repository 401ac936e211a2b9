import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { werkdagen } from '~/dossier/termijnen'
import { addWorkingDays } from '~/platform/kalender/feestdagen/rules'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notify } from '~/platform/mail/notices.server'
import type { Wie } from '~/toegang/may'
import { readGehoord } from '../store.server'
import { readTegenlezing } from './read-tegenlezing.server'
import { readCandidateReaders, readCurrentReader } from './readers.server'
import { refuseToAsk } from './rules'
import { tegenlezingSchema } from './schema'
import { vraagWeigeringText } from './words'

/** Ends whatever was asked before: one person at a time. */
export const endReading = (tx: Tx, dossierId: string, now: Date): Promise<unknown> => tx.tegenlezer.updateMany({ where: { dossierId, beeindigdOp: null }, data: { beeindigdOp: now } })

/**
 * *Tegenlezing vragen*, by the voorzitter: a named reader, who is not on this panel and never was, gets the weighing that counts now to read until the last
 * day of the term (working days, shorter for spoed), and a notice. The record says whom, when and until when. Asking the same person twice asks once.
 * Refuses while somebody reads, after an answer, after the decision to go on without, when every end view is *aannemelijk*, and whoever cannot be chosen.
 */
export const askReading = (werk: Werk, wie: Wie, dossierId: string, accountId: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'tegenlezing.vragen', dossierId, async (tx, { ronde, spoed }, sql) => {
    const weging = await tx.record.findFirst({ where: { soort: 'weging', dossierId }, orderBy: { versie: 'desc' }, select: { versie: true } })
    if (!ronde || !weging) throw new Error('tegenlezing.vragen zonder weging: het beleid liet dit niet toe')
    const now = werk.clock.now()
    const gevraagdOp = dagInAmsterdam(now)
    const lopend = await readCurrentReader(sql, dossierId, gevraagdOp)
    if (lopend && !lopend.beantwoord && lopend.accountId === accountId) return { ok: true, value: undefined }
    const { standpunten } = await readGehoord(tx, dossierId, ronde.id)
    const weigering = refuseToAsk({ ...(await readTegenlezing(tx, dossierId)), loopt: lopend !== undefined, eindoordelen: standpunten.map(({ inhoud }) => inhoud.uitkomst) })
    if (weigering) return { ok: false, bericht: vraagWeigeringText[weigering] }
    const lezer = (await readCandidateReaders(sql, dossierId)).find(({ id }) => id === accountId)
    if (!lezer) return { ok: false, bericht: 'Deze persoon kan deze weging niet tegenlezen. Kies iemand uit de lijst.' }
    const dagen = werkdagen('tegenlezing', spoed)
    const uiterlijk = addWorkingDays(gevraagdOp, dagen)
    await endReading(tx, dossierId, now)
    await tx.tegenlezer.create({
      data: { id: werk.ids.uuid(), dossierId, accountId, hoedanigheid: lezer.hoedanigheid, wegingVersie: weging.versie, gevraagdOp: now, uiterlijk: new Date(`${uiterlijk}T00:00:00Z`) }
    })
    await writeRecord(tx, werk, wie, {
      soort: 'tegenlezing',
      dossierId,
      schema: tegenlezingSchema,
      inhoud: {
        schema: 'weging-tegenlezing/v1', lezer: { functie: lezer.functie, registernummer: lezer.registernummer }, wegingVersie: weging.versie,
        gevraagdOp, uiterlijk, werkdagen: dagen, ontvangenOp: null, oordeel: null, tekst: []
      }
    })
    await notify(sql, werk.ids, [accountId])
    return { ok: true, value: undefined }
  })
