import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PapersPage } from '~/dossier/schermen/papers-page'
import { readBetrokkene, readGebeurtenissen, readStukken } from '~/dossier/stukken.server'
import { leesDossier } from '~/guard-paneel.server'

export const meta: MetaFunction = () => [{ title: 'Stukken · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.stukken', async ({ request, diensten: { db }, feiten, dossierId }) => {
  const nummer = Number(new URL(request.url).searchParams.get('stuk'))
  const [stukken, gebeurtenissen, betrokkene] = await Promise.all([readStukken(db, dossierId), readGebeurtenissen(db, dossierId), readBetrokkene(db, dossierId)])
  const gekozen = stukken.find((stuk) => stuk.nummer === nummer) ?? null
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    lijst: stukken.map(({ nummer: number, titel, datumTekst }) => ({ nummer: number, titel, datumTekst })),
    gekozen,
    gebeurtenissen: gekozen ? [] : gebeurtenissen,
    betrokkene: gekozen ? null : betrokkene
  }
})

export default function Stukken() {
  return <PapersPage {...useLoaderData<typeof loader>()} />
}
