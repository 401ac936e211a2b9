import type { LinksFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lezen } from '~/guard-paneel.server'
import { viewAsked } from '~/hoorzitting/plannen/calendar-view'
import { hearingsMonth, readHearings } from '~/hoorzitting/plannen/read-hearings.server'
import { HearingsPage } from '~/hoorzitting/plannen/schermen/hearings-page'
import stylesheet from '~/hoorzitting/plannen/schermen/planning.css?url'
import { dagInAmsterdam } from '~/platform/kalender/rules'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = lezen('routes/hoorzittingen', async ({ wie, diensten, request }) => {
  const now = diensten.clock.now()
  const { searchParams } = new URL(request.url)
  const { maand } = viewAsked(searchParams, dagInAmsterdam(now))
  const regels = await readHearings(diensten.sql, wie.accountId, now)
  const weergave: 'maand' | 'lijst' = searchParams.get('weergave') === 'lijst' ? 'lijst' : 'maand'
  return { regels, maand: hearingsMonth(maand, regels), weergave }
})

export default function Hoorzittingen() {
  return <HearingsPage {...useLoaderData<typeof loader>()} />
}
