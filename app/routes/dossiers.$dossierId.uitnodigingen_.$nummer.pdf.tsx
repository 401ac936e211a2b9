import { leesDossier } from '~/guard-paneel.server'
import { printOproep } from '~/hoorzitting/uitnodigen/write-oproep.server'
import { pdfResponse } from '~/advies/pdf-file.server'
import { notFound } from '~/toegang/guard.server'

/** One letter to betrokkene, to hand over. */
export const loader = leesDossier('routes/dossiers.$dossierId.uitnodigingen_.$nummer.pdf', async ({ diensten, dossierId, params }) => {
  const file = /^[1-9]\d{0,5}$/.test(params.nummer ?? '') ? await printOproep(diensten, dossierId, Number(params.nummer)) : undefined
  if (!file) throw notFound()
  return pdfResponse(file)
})
