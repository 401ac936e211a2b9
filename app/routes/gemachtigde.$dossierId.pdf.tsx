import { pdfResponse } from '~/advies/pdf-file.server'
import { readIssuedPdf } from '~/advies/reactie/read-gemachtigde-page.server'
import { leesDossier } from '~/guard-paneel.server'
import { notFound } from '~/toegang/guard.server'

/** The sealed file as it was issued, the latest version unless another is asked. */
export const loader = leesDossier('routes/gemachtigde.$dossierId.pdf', async ({ diensten, feiten, request }) => {
  const asked = new URL(request.url).searchParams.get('versie') ?? ''
  const file = await readIssuedPdf(diensten, feiten, /^\d{1,4}$/.test(asked) ? Number(asked) : undefined)
  if (!file) throw notFound()
  return pdfResponse(file)
})
