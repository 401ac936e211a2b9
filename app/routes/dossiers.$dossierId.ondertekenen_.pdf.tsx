import { readSignedCopy } from '~/advies/handtekening/read-signed-copies.server'
import { pdfResponse } from '~/advies/pdf-file.server'
import { memberDisciplines } from '~/advies/schema'
import { leesDossier } from '~/guard-paneel.server'
import { notFound } from '~/toegang/guard.server'

/** The copy that one member signed; `lid` in the query says which. */
export const loader = leesDossier('routes/dossiers.$dossierId.ondertekenen_.pdf', async ({ diensten, feiten, request }) => {
  const lid = new URL(request.url).searchParams.get('lid')
  const file = await readSignedCopy(diensten, feiten, memberDisciplines.find((discipline) => discipline === lid))
  if (!file) throw notFound()
  return pdfResponse(file)
})
