import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readBetrokkene, readGebeurtenissen } from '~/dossier/betrokkene.server'
import { dossierBegin } from '~/dossier/facts'
import { mayDossier } from '~/dossier/policy'
import { leesDossier } from '~/guard-paneel.server'
import { readConclusions } from '~/stukken/medisch/read-medical-page.server'
import { markTextRead } from '~/stukken/read-marks.server'
import { lezerOf, readStukken } from '~/stukken/stukken.server'
import { findPlaats } from '~/stukken/viewer/find-plaats.server'
import { PapersPage } from '~/stukken/viewer/papers-page'

export const meta: MetaFunction = () => [{ title: 'Stukken · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.stukken', async ({ request, wie, diensten, feiten, dossierId }) => {
  const { db } = diensten
  const { searchParams } = new URL(request.url)
  const nummer = Number(searchParams.get('stuk'))
  const [conclusies, stukken, gebeurtenissen, betrokkene] = await Promise.all([readConclusions(db, dossierId), readStukken(db, dossierId, lezerOf(feiten)), readGebeurtenissen(db, dossierId), readBetrokkene(db, dossierId)])
  const gekozen = stukken.find((stuk) => stuk.nummer === nummer) ?? null
  if (gekozen?.inhoud) await markTextRead(diensten, feiten, gekozen.nummer)
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    lijst: stukken.map(({ nummer: number, titel, datumTekst }) => ({ nummer: number, titel, datumTekst })),
    gekozen,
    plaats: gekozen && (await findPlaats(db, feiten, gekozen.nummer, searchParams)),
    // Betrokkene was asked about the panel; a second reader reads no line about what is medical, and no more of her than the papers (R-BEO-148).
    conclusies: gekozen || !feiten.lid ? [] : conclusies,
    magToevoegen: mayDossier(wie, 'stuk.toevoegen', feiten).ok,
    magMedisch: mayDossier(wie, 'medisch.lezen', feiten).ok,
    gebeurtenissen: gekozen ? [] : gebeurtenissen,
    betrokkene: gekozen || !feiten.lid ? null : betrokkene,
    begin: dossierBegin(feiten)
  }
})

export default function Stukken() {
  return <PapersPage {...useLoaderData<typeof loader>()} />
}
