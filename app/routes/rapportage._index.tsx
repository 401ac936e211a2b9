import type { LinksFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lezen } from '~/guard-paneel.server'
import { drawRapport } from '~/rapportage/beelden/draw.server'
import stylesheet from '~/rapportage/rapportage.css?url'
import { readRapport } from '~/rapportage/read-rapport.server'
import { lezerVan } from '~/rapportage/rules'
import { RapportPage } from '~/rapportage/schermen/rapport-page'
import { notFound } from '~/toegang/guard.server'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = lezen('routes/rapportage._index', async ({ wie, diensten, request }) => {
  const lezer = lezerVan(wie.hoedanigheid)
  if (!lezer) throw notFound()
  const gelezen = await readRapport(diensten, lezer, new URL(request.url).searchParams)
  return { ...gelezen, beelden: gelezen.rapport ? await drawRapport(gelezen.rapport, 'scherm') : [], team: lezer === 'team' }
})

export default function Rapportage() {
  return <RapportPage {...useLoaderData<typeof loader>()} />
}
