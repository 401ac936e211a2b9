import { redirect, type LinksFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { eigenIngang, type Hoedanigheid } from '~/dossier/schema'
import { lezen } from '~/guard-paneel.server'
import stylesheet from '~/kalibratie/kalibratie.css?url'
import { readOefeningen } from '~/kalibratie/read-oefening.server'
import { LijstPage } from '~/kalibratie/schermen/lijst-page'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = lezen('routes/kalibratie._index', async ({ wie, diensten }) => {
  const elders = eigenIngang[wie.hoedanigheid as Hoedanigheid]
  if (elders) throw redirect(elders)
  return { organisator: wie.hoedanigheid === 'coordinator', regels: await readOefeningen(diensten.db, diensten.sql, wie, diensten.clock.now()) }
})

export default function Kalibratie() {
  return <LijstPage {...useLoaderData<typeof loader>()} />
}
