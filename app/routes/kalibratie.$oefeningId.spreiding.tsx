import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { leesOefening } from '~/guard-paneel.server'
import stylesheet from '~/kalibratie/kalibratie.css?url'
import { readSpreiding } from '~/kalibratie/read-oefening.server'
import { oefengesprekRoom } from '~/kalibratie/rooms'
import { SpreidingPage } from '~/kalibratie/schermen/spreiding-page'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction = () => [{ title: 'Oefening · Weging' }]

export const loader = leesOefening('routes/kalibratie.$oefeningId.spreiding', async ({ diensten, feiten, oefeningId }) => ({
  oefeningId,
  ...(await readSpreiding(diensten.db, feiten)),
  gesprek: feiten.stand === 'geopend' ? oefengesprekRoom(oefeningId) : null
}))

export default function Spreiding() {
  return <SpreidingPage {...useLoaderData<typeof loader>()} />
}
