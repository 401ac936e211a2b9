import { lezen } from '~/guard-paneel.server'
import { appendLog } from '~/logboek/append.server'
import { readRapport } from '~/rapportage/read-rapport.server'
import { lezerVan } from '~/rapportage/rules'
import { csvVan, pdfVan, xlsxVan } from '~/rapportage/uitvoer/files.server'
import { notFound } from '~/toegang/guard.server'

/** The report as a file. That it left the house stands in the log before its bytes go. */
export const loader = lezen('routes/rapportage.bestand', async ({ wie, diensten, request }) => {
  const lezer = lezerVan(wie.hoedanigheid)
  const params = new URL(request.url).searchParams
  const vorm = params.get('vorm')
  if (!lezer || (vorm !== 'csv' && vorm !== 'xlsx' && vorm !== 'pdf')) throw notFound()
  const gelezen = await readRapport(diensten, lezer, params)
  if (!gelezen.rapport) throw notFound()
  const { rapport } = gelezen
  const deed = gelezen.vraag.soort === 'team' ? 'rapportage.uitvoeren-team' : 'rapportage.uitvoeren'
  const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed, object: null, oorsprong: 'paneel', resultaat: 'gelezen', doel: 'overzicht' } as const
  await appendLog(diensten.sql, diensten.clock, line)
  const whole = { ...gelezen, rapport }
  const bestand = vorm === 'csv' ? csvVan(whole) : vorm === 'xlsx' ? await xlsxVan(whole) : await pdfVan(whole, (data) => diensten.renderer.printReport(data))
  return new Response(bestand.bytes as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': bestand.mime, 'Content-Disposition': `attachment; filename="${bestand.naam}"` } })
})
