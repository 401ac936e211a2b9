import type { PrismaClient } from '~prisma/paneel/generated/client'
import type { Renderer } from './render.server'
import { AdviesDocument, Akkoord, memberDisciplines } from './schema'

export interface PdfFile {
  /** Without a name or case in it: `advies-W-2026-0017-v1.pdf`. */
  naam: string
  bytes: Uint8Array
}

/** The panel's file: the sealed bytes as they are stored, never made again; before that a fresh print of the frozen text. */
export async function readPanelPdf({ db, renderer }: { db: PrismaClient; renderer: Renderer }, adviesId: string): Promise<PdfFile | undefined> {
  const advies = await db.advies.findUnique({ where: { id: adviesId }, include: { akkoorden: true } })
  if (!advies?.inhoud || !advies.sha256) return undefined
  const document = AdviesDocument.parse(JSON.parse(advies.inhoud))
  const naam = `advies-${document.kenmerk}-v${document.versie}`
  if (advies.pdf) return { naam: `${naam}.pdf`, bytes: advies.pdf }
  const given = advies.akkoorden.map((row) => Akkoord.parse(JSON.parse(row.inhoud)))
  const bytes = await renderer.render(document, {
    schema: 'weging-akkoorden/v1',
    advies: { kenmerk: document.kenmerk, versie: document.versie, sha256: advies.sha256 },
    akkoorden: memberDisciplines.flatMap((discipline) => given.filter((akkoord) => akkoord.discipline === discipline))
  })
  return { naam: `${naam}-niet-verzegeld.pdf`, bytes }
}

export const pdfResponse = ({ naam, bytes }: PdfFile): Response =>
  new Response(Buffer.from(bytes), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `attachment; filename="${naam}"`, 'Cache-Control': 'no-store' }
  })
