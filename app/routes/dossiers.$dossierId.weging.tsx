import { data, redirect, type LinksFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import type { NewFactForm } from '~/beoordeling/new-fact'
import { readWeging } from '~/beoordeling/read-weging.server'
import { recordStandpunt } from '~/beoordeling/record-standpunt.server'
import { recordWeging } from '~/beoordeling/record-weging.server'
import { seenSchema } from '~/beoordeling/seen'
import stylesheet from '~/beoordeling/weging/weging.css?url'
import { pictureViewOf } from '~/beoordeling/weging/picture-card'
import { WegingPage } from '~/beoordeling/weging/weging-page'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { notFound } from '~/toegang/guard.server'
import { unlessOnlyViewChanged } from '~/toegang/web'
import type { LinkProps } from '~/ui/index'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = leesDossier('routes/dossiers.$dossierId.weging', async ({ diensten, feiten, dossierId }) => {
  if (!feiten.lid) throw notFound()
  return { dossierId, kenmerk: feiten.kenmerk, zetel: feiten.lid.zetel, ...(await readWeging(diensten.db, feiten)) }
})

const seenIn = (form: FormData): string => seenSchema.catch('').parse(form.get('gezien'))

const newFactIn = (form: FormData): NewFactForm => {
  const field = (name: keyof NewFactForm): string => z.string().max(20_000).catch('').parse(form.get(name))
  return { nieuwFeit: field('nieuwFeit'), feit: field('feit'), voorgelegd: field('voorgelegd'), antwoord: field('antwoord') }
}

/** Done: on to the next page. Not done: the same page says what is missing, beside the button that was pressed. */
const answer = (doen: 'standpunt' | 'vastleggen', uitkomst: Uitkomst<unknown>, next: string) =>
  uitkomst.ok ? redirect(next) : data({ doen, bericht: uitkomst.bericht, lijst: uitkomst.lijst ?? [] }, { status: 422 })

export const action = doeInDossier('routes/dossiers.$dossierId.weging', {
  standpunt: async ({ diensten, wie, dossierId, form, request }) => {
    const { pathname, search } = new URL(request.url)
    return answer('standpunt', await recordStandpunt(diensten, wie, dossierId, seenIn(form)), `${pathname}${search}`)
  },
  vastleggen: async ({ diensten, wie, dossierId, form }) =>
    answer('vastleggen', await recordWeging(diensten, wie, dossierId, seenIn(form), newFactIn(form)), `/dossiers/${dossierId}/advies`)
})

// Another criterion is another address on the same page: the rooms stay open.
export const shouldRevalidate = unlessOnlyViewChanged

const CriteriumLink = ({ href, ...rest }: LinkProps) => <Link to={href} {...rest} />

export default function Weging() {
  const [search] = useSearchParams()
  const fout = useActionData<typeof action>()
  return <WegingPage {...useLoaderData<typeof loader>()} criterium={search.get('criterium')} beeld={search.get('beeld') === 'heel' ? pictureViewOf(search) : null} fout={fout} LinkComponent={CriteriumLink} />
}
