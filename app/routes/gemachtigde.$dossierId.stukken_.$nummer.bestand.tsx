import { leesBestand } from '~/guard-paneel.server'
import { serveFile } from '~/stukken/serve-file.server'
import { notFound } from '~/toegang/guard.server'

/** The file of a paper that lies open, whole or in ranges. */
export const loader = leesBestand('routes/gemachtigde.$dossierId.stukken_.$nummer.bestand', async ({ wie, diensten, feiten, params, request }) => {
  const answer = await serveFile(diensten, feiten, params.nummer ?? '', request, wie.accountId)
  if (!answer) throw notFound()
  return answer
})
