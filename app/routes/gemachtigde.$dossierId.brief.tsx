import { useLoaderData } from '@remix-run/react'
import { readIssuedLetter } from '~/advies/brief/read-letter-page.server'
import { askedVersion } from '~/advies/reactie/read-gemachtigde-page.server'
import { IssuedLetterPage } from '~/advies/schermen/issued-letter-page'
import { leesDossier } from '~/guard-paneel.server'
import { notFound } from '~/toegang/guard.server'

/** The letter beside the advies as it was issued, the latest version unless another is asked; before that it does not exist. */
export const loader = leesDossier('routes/gemachtigde.$dossierId.brief', async ({ diensten, feiten, dossierId, request }) => {
  const brief = await readIssuedLetter(diensten, feiten, askedVersion(request))
  if (!brief) throw notFound()
  return { dossierId, ...brief }
})

export default function BriefVoorBetrokkene() {
  return <IssuedLetterPage {...useLoaderData<typeof loader>()} />
}
