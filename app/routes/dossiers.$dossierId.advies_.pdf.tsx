import { pdfResponse, readPanelPdf } from '~/advies/pdf-file.server'
import { leesDossier } from '~/guard-paneel.server'
import { notFound } from '~/toegang/guard.server'

/** The file as it is now: the sealed advies, or before sealing what the members approve. */
export const loader = leesDossier('routes/dossiers.$dossierId.advies_.pdf', async ({ diensten, feiten }) => {
  const file = feiten.advies ? await readPanelPdf(diensten, feiten.advies.id) : undefined
  if (!file) throw notFound()
  return pdfResponse(file)
})
