import { pdfResponse } from '~/advies/pdf-file.server'
import { openAdvies } from '~/advies/read-advies.server'
import { lezen } from '~/guard-paneel.server'
import { notFound } from '~/toegang/guard.server'

/** The sealed file, byte for byte as it was issued. */
export const loader = lezen('routes/adviezen.$adviesId.pdf', async ({ wie, diensten, params }) => {
  const advies = await openAdvies(diensten, wie, params.adviesId ?? '')
  if (!advies) throw notFound()
  return pdfResponse({ naam: `advies-${advies.kenmerk}-v${advies.versie}.pdf`, bytes: advies.pdf })
})
