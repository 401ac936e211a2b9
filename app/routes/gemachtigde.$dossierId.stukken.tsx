import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayDossier } from '~/dossier/policy'
import { leesDossier } from '~/guard-paneel.server'
import { markSideTextRead, readSidePaper, readSidePapers } from '~/stukken/inzage/read-inzage.server'
import { SidePapersPage } from '~/stukken/inzage/side-papers-page'

export const meta: MetaFunction = () => [{ title: 'Stukken · Weging' }]

export const loader = leesDossier('routes/gemachtigde.$dossierId.stukken', async ({ request, wie, diensten, feiten, dossierId }) => {
  const gekozen = await readSidePaper(diensten, feiten, Number(new URL(request.url).searchParams.get('stuk')))
  if (gekozen?.inhoud) await markSideTextRead(diensten, feiten, gekozen.nummer, wie.accountId)
  return { dossierId, kenmerk: feiten.kenmerk, gekozen, magToevoegen: mayDossier(wie, 'gemachtigde.stuk-toevoegen', feiten).ok, ...(await readSidePapers(diensten, feiten, wie.accountId)) }
})

export default function StukkenTerInzage() {
  return <SidePapersPage {...useLoaderData<typeof loader>()} />
}
