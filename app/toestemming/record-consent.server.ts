import type { DossierFacts } from '~/dossier/facts'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { tekstenVan } from '~/hoorzitting/schema'
import { readVerslag } from '~/hoorzitting/store.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { addToRegister, readRegister } from './register.server'
import { checkAsked, copyPassages, mayStop, refusalText, type Refusal } from './rules'
import { ONTVANGER, type ConsentForm } from './schema'

export const refuse = (refusal: Refusal): { ok: false; bericht: string } => ({ ok: false, bericht: refusalText[refusal] })

/** The seat of who leads the dossier; the policy admits nobody else. */
export function leadingSeat({ lid }: DossierFacts): 'voorzitter' | 'secretaris' {
  if (lid?.zetel === 'voorzitter' || lid?.zetel === 'secretaris') return lid.zetel
  throw new Error('The policy admits voorzitter and secretaris only')
}

/**
 * Records what was asked of betrokkene and her answer, a refusal too. The passages are copied from the record of the verslag by their number.
 * Refuses a day before the hearing or after today, and a gemachtigde who was not asked. Nothing is handed over yet.
 */
export const recordConsent = (werk: Werk, wie: Wie, dossierId: string, { verslagVersie, passages: gekozen, gemachtigdeGevraagdOp: gemachtigdeOp, ...form }: ConsentForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'toestemming.vastleggen', dossierId, async (tx, facts, sql) => {
    const verslag = await readVerslag(tx, dossierId)
    const passages = copyPassages(verslag && { versie: verslag.versie, alineas: tekstenVan(verslag.inhoud) }, verslagVersie, gekozen)
    if (!passages.ok || !verslag) return refuse(passages.ok ? 'verslag-anders' : passages.refusal)
    const gehoordOp = verslag.inhoud.datum
    const gemachtigdeGevraagdOp = gemachtigdeOp ?? null
    const heeftGemachtigde = (await readGemachtigde(sql, dossierId)) !== undefined
    const asked = checkAsked({ gevraagdOp: form.gevraagdOp, gemachtigdeGevraagdOp, heeftGemachtigde, gehoordOp, vandaag: dagInAmsterdam(werk.clock.now()) })
    if (!asked.ok) return refuse(asked.refusal)
    await addToRegister(tx, werk, wie, dossierId, {
      schema: 'weging-toestemming/v1', verslagVersie, gehoordOp, passages: passages.value, aan: ONTVANGER, gemachtigdeGevraagdOp, ...form, zetel: leadingSeat(facts)
    })
    return { ok: true, value: undefined }
  })

/** Betrokkene took her consent back, or the danger is gone: it stops, as long as nothing was handed over. `reden`: when and how that was said, or why. */
export const stopHandover = (werk: Werk, wie: Wie, dossierId: string, van: number, reden: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'toestemming.intrekken', dossierId, async (tx, facts) => {
    const verdict = mayStop(await readRegister(tx, dossierId), van)
    if (!verdict.ok) return refuse(verdict.refusal)
    await addToRegister(tx, werk, wie, dossierId, { schema: 'weging-overdragen-stopt/v1', van, zetel: leadingSeat(facts), reden })
    return { ok: true, value: undefined }
  })
