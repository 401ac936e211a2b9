import type { PrismaClient } from '~prisma/paneel/generated/client'
import { akkoordenOf, readAkkoord } from './akkoorden'
import type { Renderer } from './render.server'
import { AdviesDocument } from './schema'

export interface PdfFile {
  /** Without a name or case in it: `advies-W-2026-0017-v1.pdf`. */
  naam: string
  bytes: Uint8Array
}

/** The panel's file: the sealed bytes as they are stored, never made again; until the seal is whole a fresh print of the frozen text. */
export async function readPanelPdf({ db, renderer }: { db: PrismaClient; renderer: Renderer }, adviesId: string): Promise<PdfFile | undefined> {
  const advies = await db.advies.findUnique({ where: { id: adviesId }, include: { akkoorden: true } })
  if (!advies?.inhoud || !advies.sha256) return undefined
  const document = AdviesDocument.parse(JSON.parse(advies.inhoud))
  const naam = `advies-${document.kenmerk}-v${document.versie}`
  if (advies.pdf && advies.staat !== 'wacht_op_tijdstempel') return { naam: `${naam}.pdf`, bytes: advies.pdf }
  const bytes = await renderer.render(document, akkoordenOf(document, advies.sha256, advies.akkoorden.map(readAkkoord)))
  return { naam: `${naam}-niet-verzegeld.pdf`, bytes }
}

export const pdfResponse = ({ naam, bytes }: PdfFile): Response =>
  new Response(Buffer.from(bytes), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `attachment; filename="${naam}"`, 'Cache-Control': 'no-store' }
  })
