import { leesZaak } from '~/opsporing/guard.server'
import { readOverdracht } from '~/opsporing/overdracht/read-overdracht.server'
import { notFound } from '~/toegang/guard.server'

/** The document as it was hashed, byte for byte. */
export const loader = leesZaak('routes/opsporing.zaken.$dossierId.overdrachten.$nummer_.document', async ({ wie, diensten, dossierId, params }) => {
  const overdracht = await readOverdracht(diensten, wie, dossierId, params.nummer ?? '')
  if (!overdracht) throw notFound()
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': `attachment; filename="${overdracht.document.nummer}.json"` }
  return new Response(overdracht.tekst, { headers })
})
