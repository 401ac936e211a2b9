import type { DossierFacts } from '~/dossier/facts'
import type { Werk } from '~/dossier/in-dossier.server'
import { parseRange } from './byte-range'
import { readRange, type ByteRange, type KeptFile, type StukFilter } from './file.server'
import type { StukkenKluis } from './kluis.server'
import { markSideRead } from './inzage/read-inzage.server'
import { markRead } from './read-marks.server'
import { leesbaarMet, leesrechtOf } from './stukken.server'

const extensie: Record<string, string> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp', 'text/plain': 'txt' }

type Serving = Pick<Werk, 'db' | 'clock'> & { stukkenKluis: StukkenKluis }

/**
 * The file of one paper, whole or the range that is asked for; `undefined` when there is none for this reader (R-STU-20). Asked as `?vorm=lezen` the tail lies
 * behind it that says where its pages are (R-STU-63); otherwise it is what was sent in, byte for byte. That a member opened it is kept before the first byte leaves.
 */
export async function serveFile(diensten: Serving, facts: DossierFacts, adres: string, request: Request, accountId?: string): Promise<Response | undefined> {
  const { dossierId, lid, namens } = facts
  const recht = leesrechtOf(facts)
  if (!recht || !/^[1-9]\d{0,3}$/.test(adres)) return undefined
  const nummer = Number(adres)
  const wie = leesbaarMet(dossierId, recht)
  const found = await diensten.db.stukBestand.findFirst({ where: { stuk: { ...wie, nummer } } })
  if (!found) return undefined
  if (lid) await markRead(diensten, found.stukId, lid.id)
  else if (namens && accountId) await markSideRead(diensten, found.stukId, accountId)
  const file = { ...found, dossierId }
  const headers = new Headers({
    'Content-Type': found.mime === 'text/plain' ? 'text/plain; charset=utf-8' : found.mime,
    'Content-Disposition': `attachment; filename="stuk-${nummer}.${extensie[found.mime] ?? 'bin'}"`,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store'
  })
  const bytes = found.bytes + (new URL(request.url).searchParams.get('vorm') === 'lezen' ? found.staartBytes : 0)
  const range = parseRange(request.headers.get('Range'), bytes)
  if (range === 'buiten') {
    headers.set('Content-Range', `bytes */${bytes}`)
    return new Response(null, { status: 416, headers })
  }
  const asked = range ?? { van: 0, tot: bytes - 1 }
  headers.set('Content-Length', String(asked.tot - asked.van + 1))
  if (range) headers.set('Content-Range', `bytes ${range.van}-${range.tot}/${bytes}`)
  const body = request.method === 'HEAD' ? null : streamOf(diensten, file, wie, asked)
  return new Response(body, { status: range ? 206 : 200, headers })
}

/** One part is read when the reader has room for it. */
function streamOf({ db, stukkenKluis }: Serving, file: KeptFile, wie: StukFilter, range: ByteRange): ReadableStream<Uint8Array> {
  const parts = readRange(db, stukkenKluis, file, wie, range)
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const next = await parts.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await parts.return(undefined)
    }
  }
  // Nothing is read ahead: what was not asked for yet is asked for under the rights of then.
  return new ReadableStream<Uint8Array>(source, { highWaterMark: 0 })
}
