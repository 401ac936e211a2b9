import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { endSharedHistory } from './end-shared-history.server'

export interface Ontvanger {
  id: string
  functie: string
  registernummer: string
}

/**
 * Who may receive this advies: beslismedewerkers who never sat on this panel. A panel member of a dossier cannot be its
 * beslismedewerker, also not under another capacity, also not after leaving the panel.
 */
export const readReceivers = (sql: Sql, dossierId: string): Promise<Ontvanger[]> =>
  sql.query<Ontvanger>(
    `select a.id::text as id, a.functie, a.registernummer from account a
     join account_hoedanigheid h on h.account_id = a.id and h.hoedanigheid = 'beslismedewerker'
     where a.actief and not exists (select 1 from lidmaatschap l where l.dossier_id = $1::uuid and l.account_id = a.id)
     order by a.registernummer`,
    [dossierId]
  )

/** Issues the sealed advies to one beslismedewerker: a copy on the reader's side, the dossier moves on, and from now the history of its rooms has an end (R-RTM-54). Once. */
export const deliverAdvies = (werk: Werk, wie: Wie, dossierId: string, ontvangerId: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'advies.uitbrengen', dossierId, async (tx, facts, sql) => {
    const ontvangers = await readReceivers(sql, dossierId)
    if (!ontvangers.some(({ id }) => id === ontvangerId)) return { ok: false, bericht: 'Kies een beslismedewerker uit de lijst.' }
    const advies = await tx.advies.findUniqueOrThrow({ where: { id: facts.advies?.id ?? '' } })
    if (!advies.inhoud || !advies.sha256 || !advies.pdf) throw new Error('A sealed advies has content and bytes')
    await tx.uitgegevenAdvies.create({
      data: {
        id: advies.id,
        kenmerk: facts.kenmerk,
        versie: advies.versie,
        inhoud: advies.inhoud,
        sha256: advies.sha256,
        pdf: advies.pdf,
        ontvangerId,
        uitgebrachtOp: werk.clock.now()
      }
    })
    await tx.advies.update({ where: { id: advies.id }, data: { staat: 'uitgebracht' } })
    await tx.dossier.update({ where: { id: dossierId }, data: { fase: 'uitgebracht' } })
    await endSharedHistory(tx, sql, dossierId, werk.clock.now())
    return { ok: true, value: undefined }
  })
