import { pdfResponse } from '~/advies/pdf-file.server'
import { askedVersion, readIssuedPdf } from '~/advies/reactie/read-gemachtigde-page.server'
import { leesDossier } from '~/guard-paneel.server'
import { notFound } from '~/toegang/guard.server'

/** The sealed file as it was issued, the latest version unless another is asked. */
export const loader = leesDossier('routes/gemachtigde.$dossierId.pdf', async ({ diensten, feiten, request }) => {
  const file = await readIssuedPdf(diensten, feiten, askedVersion(request))
  if (!file) throw notFound()
  return pdfResponse(file)
})
