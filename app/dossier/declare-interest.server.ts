import type { Wie } from '~/toegang/may'
import { gevolgVan, keptVerklaringSchema, verklaringV2Schema, type Antwoorden, type Verklaring } from './declaration'
import { inDossier, type Tx, type Uitkomst, type Werk } from './in-dossier.server'
import { readLatestRecords, writeRecord } from './record.server'
import { zetels, type Zetel } from './schema'

/**
 * A member declares what ties there are to betrokkene, the aangifte, the investigation and the decision, and gets in; or
 * that there is a conflict of interest, and does not (Awb 2:4; `gevolgVan`). It also holds the promise of secrecy (Awb
 * 2:5). Given once. The value says which of the two it was.
 */
export const declareInterest = (werk: Werk, wie: Wie, dossierId: string, verklaring: Verklaring): Promise<Uitkomst<'geen_belang' | 'belang'>> =>
  inDossier<'geen_belang' | 'belang'>(werk, wie, 'belang.verklaren', dossierId, async (tx, { lid }) => {
    if (!lid) return { ok: false, bericht: 'U hoort niet bij dit panel.' }
    const gevolg = gevolgVan(verklaring)
    await tx.lidmaatschap.update({ where: { id: lid.id }, data: { verklaring: gevolg, verklaardOp: werk.clock.now() } })
    await writeRecord(tx, werk, wie, {
      soort: 'belangverklaring',
      dossierId,
      lidId: lid.id,
      schema: verklaringV2Schema,
      inhoud: { schema: 'weging-belangverklaring/v2', zetel: lid.zetel, registernummer: wie.registernummer, ...verklaring, verklaring: gevolg }
    })
    return { ok: true, value: gevolg }
  })

export interface ZetelVerklaring {
  lidId: string
  zetel: Zetel
  functie: string
  registernummer: string
  recordId: string
  op: Date
  verklaring: 'geen_belang' | 'belang'
  /** null: declared before the five questions were asked. */
  antwoorden: Antwoorden | null
}

/**
 * What those who hold a seat now declared, in the order of the seats; who has not declared yet is not there. The
 * explanations are for the voorzitter: an advies names function and answer, not the person's words.
 */
export async function readDeclarations(tx: Pick<Tx, 'record' | 'lidmaatschap'>, dossierId: string): Promise<ZetelVerklaring[]> {
  const records = await readLatestRecords(tx, { soort: 'belangverklaring', dossierId, schema: keptVerklaringSchema })
  const leden = await tx.lidmaatschap.findMany({
    where: { dossierId, beeindigdOp: null },
    select: { id: true, account: { select: { functie: true } } }
  })
  const found = records.flatMap(({ id, lidId, gemaaktOp, inhoud }) => {
    const lid = leden.find((kandidaat) => kandidaat.id === lidId)
    if (!lid) return []
    const { zetel, registernummer, verklaring } = inhoud
    const antwoorden = inhoud.schema === 'weging-belangverklaring/v2' ? inhoud.antwoorden : null
    return [{ lidId: lid.id, zetel, functie: lid.account.functie, registernummer, recordId: id, op: gemaaktOp, verklaring, antwoorden }]
  })
  return found.sort((a, b) => zetels.indexOf(a.zetel) - zetels.indexOf(b.zetel))
}
