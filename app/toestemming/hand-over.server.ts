import type { KeyObject } from 'node:crypto'
import { inDossier, type Tx, type Uitkomst } from '~/dossier/in-dossier.server'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import { berichtSchema, type Bericht } from '~/platform/postvak/bericht'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { geenSleutel, putInPostvak, type OverdraagWerk } from './inbox.server'
import { leadingSeat, refuse } from './record-consent.server'
import { addToRegister, readRegister } from './register.server'
import { mayHandOver } from './rules'

interface Handover {
  dossierId: string
  van: number
  zetel: 'voorzitter' | 'secretaris'
  sleutel: KeyObject
}

/** The row in the inbox and the record that it went, together or not at all. */
export async function send(tx: Tx, sql: Sql, werk: OverdraagWerk, wie: Wie, { dossierId, van, zetel, sleutel }: Handover, bericht: Bericht): Promise<void> {
  const postvak = await putInPostvak(sql, werk, sleutel, dossierId, bericht)
  await addToRegister(tx, werk, wie, dossierId, {
    schema: 'weging-overgedragen/v1', van, zetel, grondslag: bericht.grondslag.soort, postvak, sha256: sha256Hex(canonicalJson(berichtSchema, bericht))
  })
}

/**
 * *Overdragen met toestemming*: puts exactly the passages that betrokkene consented to in the inbox, sealed, once. Refuses without a yes that stands,
 * and without the key of the inbox; then nothing was recorded and nothing went (R-WAL-33, R-WAL-37).
 */
export const handOver = (werk: OverdraagWerk, wie: Wie, dossierId: string, van: number): Promise<Uitkomst> =>
  inDossier(werk, wie, 'passages.overdragen', dossierId, async (tx, facts, sql) => {
    const verdict = mayHandOver(await readRegister(tx, dossierId), van)
    if (!verdict.ok) return refuse(verdict.refusal)
    const sleutel = await werk.postvakSleutel()
    if (!sleutel) return { ok: false, bericht: geenSleutel }
    const { verslagVersie: versie, gehoordOp, passages, gevraagdOp, tolk, waarvoor } = verdict.value.inhoud
    await send(tx, sql, werk, wie, { dossierId, van, zetel: leadingSeat(facts), sleutel }, {
      schema: 'weging-postvak/v1', verslag: { versie, gehoordOp }, passages, grondslag: { soort: 'toestemming', gevraagdOp, tolk, waarvoor }
    })
    return { ok: true, value: undefined }
  })
