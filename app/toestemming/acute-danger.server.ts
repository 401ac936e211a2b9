import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { tekstenVan } from '~/hoorzitting/schema'
import { readVerslag } from '~/hoorzitting/store.server'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notify } from '~/platform/mail/notices.server'
import type { Wie } from '~/toegang/may'
import { send } from './hand-over.server'
import { geenSleutel, type OverdraagWerk } from './inbox.server'
import { leadingSeat, refuse } from './record-consent.server'
import { addToRegister, readRegister } from './register.server'
import { copyPassages, isGevaar, mayConfirm, mayInform } from './rules'
import { gevaarInhoudSchema, ONTVANGER, type DangerForm, type InformForm } from './schema'

const otherSeat = { voorzitter: 'secretaris', secretaris: 'voorzitter' } as const

/**
 * Voorzitter or secretaris puts forward that there is acute danger: passages and ground, without consent. Nothing is handed over by this alone; the other
 * of the two gets a notice without content (R-WAL-34).
 */
export const reportDanger = (werk: Werk, wie: Wie, dossierId: string, { verslagVersie, gevaarPassages, grond }: DangerForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gevaar.melden', dossierId, async (tx, facts, sql) => {
    const verslag = await readVerslag(tx, dossierId)
    const passages = copyPassages(verslag && { versie: verslag.versie, alineas: tekstenVan(verslag.inhoud) }, verslagVersie, gevaarPassages)
    if (!passages.ok || !verslag) return refuse(passages.ok ? 'verslag-anders' : passages.refusal)
    const zetel = leadingSeat(facts)
    const inhoud = { dossierId, verslagVersie, gehoordOp: verslag.inhoud.datum, passages: passages.value, aan: ONTVANGER, grond }
    await addToRegister(tx, werk, wie, dossierId, { schema: 'weging-acuut-gevaar/v1', inhoud, sha256: sha256Hex(canonicalJson(gevaarInhoudSchema, inhoud)), zetel })
    const others = await tx.lidmaatschap.findMany({ where: { dossierId, zetel: otherSeat[zetel], beeindigdOp: null }, select: { accountId: true } })
    await notify(sql, werk.ids, others.map(({ accountId }) => accountId))
    return { ok: true, value: undefined }
  })

/**
 * The other of the two confirms exactly what was put forward, by its hash, and with that it is handed over. Refuses the person or the seat that put it
 * forward, a hash of something else, and without the key of the inbox; then nothing was recorded and nothing went.
 */
export const confirmDanger = (werk: OverdraagWerk, wie: Wie, dossierId: string, van: number, sha256: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'gevaar.bevestigen', dossierId, async (tx, facts, sql) => {
    const voornemens = await readRegister(tx, dossierId)
    const first = voornemens.find(({ versie }) => versie === van)
    const eersteZit = first !== undefined && isGevaar(first) && (await tx.lidmaatschap.count({ where: { dossierId, accountId: first.door, zetel: first.inhoud.zetel, beeindigdOp: null } })) > 0
    const zetel = leadingSeat(facts)
    const verdict = mayConfirm(voornemens, van, { account: wie.accountId, zetel, eersteZit, sha256 })
    if (!verdict.ok) return refuse(verdict.refusal)
    const sleutel = await werk.postvakSleutel()
    if (!sleutel) return { ok: false, bericht: geenSleutel }
    const { verslagVersie: versie, gehoordOp, passages, grond } = verdict.value.inhoud.inhoud
    await addToRegister(tx, werk, wie, dossierId, { schema: 'weging-gevaar-bevestigd/v1', van, zetel, sha256 })
    await send(tx, sql, werk, wie, { dossierId, van, zetel, sleutel }, { schema: 'weging-postvak/v1', verslag: { versie, gehoordOp }, passages, grondslag: { soort: 'acuut gevaar', grond } })
    return { ok: true, value: undefined }
  })

/** Records that betrokkene was told what was handed over without her consent, or the ground why she is not told now; later she can still be told. */
export const recordInformed = (werk: Werk, wie: Wie, dossierId: string, { van, ingelicht, ingelichtOp, toelichting }: InformForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'betrokkene.inlichten', dossierId, async (tx, facts) => {
    const verdict = mayInform(await readRegister(tx, dossierId), van)
    if (!verdict.ok) return refuse(verdict.refusal)
    const op = ingelicht === 'ja' ? (ingelichtOp ?? null) : null
    if (op !== null && op > dagInAmsterdam(werk.clock.now())) return refuse('dag-moet-nog-komen')
    await addToRegister(tx, werk, wie, dossierId, { schema: 'weging-betrokkene-ingelicht/v1', van, zetel: leadingSeat(facts), ingelicht, op, toelichting })
    return { ok: true, value: undefined }
  })
