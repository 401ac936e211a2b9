import { data, redirect, type LinksFunction, type MetaFunction } from '@remix-run/node'
import { Link, useFetcher, useLoaderData, useNavigate, useSearchParams } from '@remix-run/react'
import sheetStylesheet from '~/beoordeling/sheet/sheet.css?url'
import { doeInOefening, leesOefening } from '~/guard-paneel.server'
import { handInBlad } from '~/kalibratie/hand-in.server'
import stylesheet from '~/kalibratie/kalibratie.css?url'
import { readOefenblad } from '~/kalibratie/read-oefening.server'
import { BladPage } from '~/kalibratie/schermen/blad-page'
import { unlessOnlyViewChanged } from '~/toegang/web'
import type { LinkProps } from '~/ui/index'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: sheetStylesheet }, { rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction = () => [{ title: 'Oefening · Weging' }]

export const loader = leesOefening('routes/kalibratie.$oefeningId.blad', ({ diensten, feiten }) => readOefenblad(diensten.db, feiten))

export const action = doeInOefening('routes/kalibratie.$oefeningId.blad', {
  indienen: async ({ wie, diensten, oefeningId }) => {
    const uitkomst = await handInBlad(diensten, wie, oefeningId)
    if (!uitkomst.ok) return data({ refused: { bericht: uitkomst.bericht, lijst: uitkomst.lijst } }, { status: 422 })
    return redirect(`/kalibratie/${oefeningId}${uitkomst.value.geopend ? '/spreiding' : ''}`)
  }
})

export const shouldRevalidate = unlessOnlyViewChanged

const SheetLink = ({ href, ...rest }: LinkProps) => <Link to={href} preventScrollReset {...rest} />

export default function Oefenblad() {
  const { page, aanduiding } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const fetcher = useFetcher<typeof action>()
  return (
    <BladPage
      page={page}
      aanduiding={aanduiding}
      query={query}
      goTo={(href) => navigate(href, { preventScrollReset: true })}
      // Handing in closes this very room: its own answer then says where to go.
      reload={() => fetcher.state === 'idle' && window.location.assign(`/kalibratie/${page.dossierId}`)}
      door={{ submit: () => fetcher.submit({ doen: 'indienen' }, { method: 'post' }), busy: fetcher.state !== 'idle', refused: fetcher.data?.refused ?? null }}
      Link={SheetLink}
    />
  )
}
