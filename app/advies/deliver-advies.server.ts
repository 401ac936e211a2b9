import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { notify } from '~/platform/mail/notices.server'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { readLetter } from './brief/write-letter.server'
import { missingForDelivery, uitreikingSchema, type DeliverForm } from './delivery'
import { endSharedHistory } from './end-shared-history.server'
import { AdviesDocument } from './schema'

export interface Ontvanger {
  id: string
  functie: string
  registernummer: string
}

/**
 * Who may receive this advies: beslismedewerkers who never sat on this panel and did not read its weighing a second time. A panel member of a dossier cannot be its
 * beslismedewerker, also not under another capacity, also not after leaving the panel.
 */
export const readReceivers = (sql: Sql, dossierId: string): Promise<Ontvanger[]> =>
  sql.query<Ontvanger>(
    `select a.id::text as id, a.functie, a.registernummer from account a
     join account_hoedanigheid h on h.account_id = a.id and h.hoedanigheid = 'beslismedewerker'
     where a.actief and not exists (select 1 from lidmaatschap l where l.dossier_id = $1::uuid and l.account_id = a.id)
       and not exists (select 1 from tegenlezer t where t.dossier_id = $1::uuid and t.account_id = a.id)
     order by a.registernummer`,
    [dossierId]
  )

/**
 * Issues the sealed advies, once and in one transaction: a copy on the reader's side for one beslismedewerker, and at the same moment the gemachtigde
 * can read it with the letter beside it, or the way to betrokkene is recorded; a notice goes out to both (R-MAI-1). The dossier moves on, and from now the history of its rooms has an
 * end (R-RTM-54). Refuses, with what is missing, when there is no letter to betrokkene about exactly this text, or nothing
 * says how she gets it or how a negative one is told.
 */
export const deliverAdvies = (werk: Werk, wie: Wie, dossierId: string, form: DeliverForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'advies.uitbrengen', dossierId, async (tx, facts, sql) => {
    const { ontvanger: ontvangerId } = form
    const ontvangers = await readReceivers(sql, dossierId)
    if (!ontvangers.some(({ id }) => id === ontvangerId)) return { ok: false, bericht: 'Kies een beslismedewerker uit de lijst.' }
    const advies = await tx.advies.findUniqueOrThrow({ where: { id: facts.advies?.id ?? '' } })
    if (!advies.inhoud || !advies.sha256 || !advies.pdf) throw new Error('A sealed advies has content and bytes')
    const gemachtigde = await readGemachtigde(sql, dossierId)
    const negatief = isNegative(AdviesDocument.parse(JSON.parse(advies.inhoud)))
    const letter = await readLetter(tx, dossierId, advies.versie)
    const brief = letter?.inhoud.adviesSha256 === advies.sha256 ? letter : undefined
    const missing = missingForDelivery(form, { negatief, gemachtigd: gemachtigde !== undefined, brief: brief !== undefined })
    if (missing.length > 0 || !brief) return { ok: false, bericht: 'Het advies kan nog niet worden uitgebracht.', lijst: missing }
    const uitgebrachtOp = werk.clock.now()
    const { id, versie, inhoud, sha256, pdf } = advies
    await tx.uitgegevenAdvies.create({ data: { id, kenmerk: facts.kenmerk, versie, inhoud, sha256, pdf, ontvangerId, uitgebrachtOp } })
    await writeRecord(tx, werk, wie, {
      soort: 'uitreiking',
      dossierId,
      schema: uitreikingSchema,
      inhoud: {
        schema: 'weging-uitreiking/v2',
        adviesVersie: versie,
        brief: { versie: brief.versie, sha256: brief.sha256 },
        gemachtigde: gemachtigde?.registernummer ?? null,
        veiligKanaal: gemachtigde ? null : form.veiligKanaal,
        verteld: negatief ? { wanneer: form.verteldWanneer, waar: form.verteldWaar, steun: form.verteldSteun } : null
      }
    })
    await tx.advies.update({ where: { id }, data: { staat: 'uitgebracht' } })
    await tx.dossier.update({ where: { id: dossierId }, data: { fase: 'uitgebracht' } })
    await endSharedHistory(tx, sql, dossierId, uitgebrachtOp)
    await notify(sql, werk.ids, [ontvangerId, ...(gemachtigde ? [gemachtigde.accountId] : [])])
    return { ok: true, value: undefined }
  })

/** An outcome that is hard to hear: told in person, with support. */
export const isNegative = ({ conclusie }: AdviesDocument): boolean => conclusie.uitkomst !== 'aannemelijk'
