import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dossierBegin } from '~/dossier/facts'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { tekstenVan } from '~/hoorzitting/schema'
import { readVerslag } from '~/hoorzitting/store.server'
import { addOnderwerp, readOnderwerpen, removeOnderwerp } from '~/stukken/naast-elkaar/onderwerpen.server'
import { nieuwOnderwerpSchema } from '~/stukken/naast-elkaar/schema'
import { SideBySidePage } from '~/stukken/naast-elkaar/side-by-side-page'
import { statementsOf, verslagAsStuk } from '~/stukken/naast-elkaar/statements'
import { lezerOf, readStukken } from '~/stukken/stukken.server'

export const meta: MetaFunction = () => [{ title: 'Verklaringen naast elkaar · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.stukken_.naast-elkaar', async ({ request, wie, diensten: { db }, feiten, dossierId }) => {
  const { searchParams } = new URL(request.url)
  const [stukken, verslag, onderwerpen] = await Promise.all([readStukken(db, dossierId, lezerOf(feiten)), readVerslag(db, dossierId), readOnderwerpen(db, dossierId)])
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    stukken: [...statementsOf(stukken), ...(verslag ? [verslagAsStuk({ datum: verslag.inhoud.datum, alineas: tekstenVan(verslag.inhoud) })] : [])],
    onderwerpen,
    links: searchParams.get('links'),
    rechts: searchParams.get('rechts'),
    begin: dossierBegin(feiten),
    schrijft: mayDossier(wie, 'onderwerpen.schrijven', feiten).ok
  }
})

/** Done: the same two statements again, with the new list. Not done: the page says what to do. */
const answer = (uitkomst: Uitkomst, request: Request) => (uitkomst.ok ? redirect(`${new URL(request.url).pathname}${new URL(request.url).search}`) : refused(uitkomst.bericht))
const refused = (bericht: string, lijst: string[] = []) => data({ bericht, lijst }, { status: 422 })

export const action = doeInDossier('routes/dossiers.$dossierId.stukken_.naast-elkaar', {
  toevoegen: async ({ wie, diensten, form, dossierId, request }) => {
    const read = nieuwOnderwerpSchema.safeParse(Object.fromEntries(form))
    if (!read.success) return refused('Het onderwerp is nog niet toegevoegd.', [...new Set(read.error.issues.map(({ message }) => message))])
    return answer(await addOnderwerp(diensten, wie, dossierId, read.data), request)
  },
  weghalen: async ({ wie, diensten, form, dossierId, request }) => answer(await removeOnderwerp(diensten, wie, dossierId, Number(form.get('plek') ?? NaN), String(form.get('titel') ?? '')), request)
})

export default function NaastElkaar() {
  return <SideBySidePage {...useLoaderData<typeof loader>()} fout={useActionData<typeof action>()} />
}
