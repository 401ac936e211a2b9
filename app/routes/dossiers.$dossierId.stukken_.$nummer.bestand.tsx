import { leesBestand } from '~/guard-paneel.server'
import { serveFile } from '~/stukken/serve-file.server'
import { notFound } from '~/toegang/guard.server'

/** The file of a paper, whole or in ranges. */
export const loader = leesBestand('routes/dossiers.$dossierId.stukken_.$nummer.bestand', async ({ diensten, feiten, params, request }) => {
  const answer = await serveFile(diensten, feiten, params.nummer ?? '', request)
  if (!answer) throw notFound()
  return answer
})
