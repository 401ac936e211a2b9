import type { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { CsvError, parse, type Info } from 'csv-parse'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Zaak } from '../schema'
import { keepingZaken, lockCounts, readZaken } from '../store.server'
import { leesKop, leesRegel, toekomstFouten, type Invoerfout } from './rules'

export type Ingelezen = { ok: true; nieuw: number; gewijzigd: number; gelijk: number } | { ok: false; fouten: Invoerfout[]; meer: boolean }

/** So many faults are told; then reading stops. */
const MAX_FOUTEN = 50
const BATCH = 2_000

/** Rolls the transaction back while carrying the faults out of it. */
export class NietIngelezen extends Error {
  override readonly name = 'NietIngelezen'
  constructor(readonly uitkomst: Extract<Ingelezen, { ok: false }>) {
    super('niet ingelezen')
  }
}

/**
 * Reads a case list (CSV, UTF-8 with or without a mark, comma or semicolon, quotes as in RFC 4180) into the history, within the transaction of `sql`. All or nothing: with
 * one fault this throws NietIngelezen, with every fault by line and column, and the transaction must be rolled back. A case that stood there already is
 * replaced when it differs (R-RAP-40 to R-RAP-42). `voortgang` hears now and then how many lines were read.
 */
export async function readCaseList(sql: Sql, clock: Clock, bytes: Readable, voortgang: (regels: number) => void = () => undefined): Promise<Extract<Ingelezen, { ok: true }>> {
  await lockCounts(sql)
  const result = { ok: true as const, nieuw: 0, gewijzigd: 0, gelijk: 0 }
  const fouten: Invoerfout[] = []
  const vandaag = dagInAmsterdam(clock.now())
  const history = keepingZaken(sql, clock.now())
  const seen = new Map<string, Set<string>>()
  const keep = async (batch: Zaak[]): Promise<void> => {
    if (fouten.length === 0) await keepBatch(sql, history, batch, result)
  }
  let batch: Zaak[] = []
  let lines = 0
  const tooMany = (): boolean => fouten.length >= MAX_FOUTEN
  try {
    let plaatsen: Map<string, number> | undefined
    for await (const { record, regel } of records(bytes)) {
      if (!plaatsen) {
        const kop = leesKop(record, regel)
        if (!kop.ok) throw new NietIngelezen({ ok: false, fouten: kop.fouten, meer: false })
        plaatsen = kop.plaatsen
        continue
      }
      const read = leesRegel(record, plaatsen, regel)
      if (read.ok && !isNew(seen, read.zaak)) fouten.push({ regel, kolom: 'nummer', bericht: 'Deze zaak staat eerder in dit bestand.' })
      fouten.push(...(read.ok ? toekomstFouten(read.zaak, regel, vandaag) : read.fouten))
      if (tooMany()) break
      if (read.ok) batch.push(read.zaak)
      if (batch.length >= BATCH) {
        await keep(batch)
        batch = []
      }
      lines += 1
      if (lines % 10_000 === 0) voortgang(lines)
    }
    if (!plaatsen) fouten.push({ regel: 1, kolom: null, bericht: 'Het bestand is leeg.' })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    fouten.push({ regel: Number((error as { lines?: number }).lines ?? lines + 1), kolom: null, bericht: 'Deze regel is geen geldige CSV: kijk naar de aanhalingstekens.' })
  }
  if (fouten.length > 0) throw new NietIngelezen({ ok: false, fouten: fouten.slice(0, MAX_FOUTEN), meer: tooMany() })
  await keep(batch)
  await history.end()
  await appendLog(sql, clock, { actor: null, hoedanigheid: null, deed: 'zaken.inlezen', object: null, resultaat: 'gedaan', oorsprong: 'import' })
  return result
}

/** The delimiter is the one of the header: `;` when one stands in it. A row without a value, as a spreadsheet leaves below its last one, is none. */
async function* records(bytes: Readable): AsyncGenerator<{ record: string[]; regel: number }> {
  const parser = bytes.pipe(parse({ bom: true, delimiter: [';', ','], info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, max_record_size: 20_000 }))
  // Whoever stops reading half-way lets go of the file too.
  bytes.once('error', (error) => parser.destroy(error))
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) yield { record, regel: info.lines }
}

function isNew(seen: Map<string, Set<string>>, { bron, nummer }: Zaak): boolean {
  const numbers = seen.get(bron) ?? new Set<string>()
  seen.set(bron, numbers)
  if (numbers.has(nummer)) return false
  numbers.add(nummer)
  return true
}

async function keepBatch(sql: Sql, history: ReturnType<typeof keepingZaken>, batch: readonly Zaak[], result: { nieuw: number; gewijzigd: number; gelijk: number }): Promise<void> {
  const komt: Zaak[] = []
  const gaat: Zaak[] = []
  for (const bron of new Set(batch.map((zaak) => zaak.bron))) {
    const zaken = batch.filter((zaak) => zaak.bron === bron)
    const before = await readZaken(sql, bron, zaken.map(({ nummer }) => nummer))
    for (const zaak of zaken) {
      const old = before.get(zaak.nummer)
      if (old && isDeepStrictEqual(old, zaak)) result.gelijk += 1
      else {
        komt.push(zaak)
        if (old) gaat.push(old)
        if (old) result.gewijzigd += 1
        else result.nieuw += 1
      }
    }
  }
  await history.keep(komt, gaat)
}
