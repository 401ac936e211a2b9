import { data, redirect, type LinksFunction, type MetaFunction } from '@remix-run/node'
import { Link, useFetcher, useLoaderData, useNavigate, useSearchParams } from '@remix-run/react'
import { readSheetPage } from '~/beoordeling/read-sheet-page.server'
import roundsStylesheet from '~/beoordeling/ronden/rounds.css?url'
import { ScoreSheet } from '~/beoordeling/sheet/score-sheet'
import stylesheet from '~/beoordeling/sheet/sheet.css?url'
import { submitSheet } from '~/beoordeling/submit-sheet.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { unlessOnlyViewChanged } from '~/toegang/web'
import type { LinkProps } from '~/ui/index'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }, { rel: 'stylesheet', href: roundsStylesheet }]

export const meta: MetaFunction = () => [{ title: 'Mijn beoordeling · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.beoordeling', ({ diensten, feiten }) => readSheetPage(diensten.db, diensten.sql, feiten))

export const action = doeInDossier('routes/dossiers.$dossierId.beoordeling', {
  indienen: async ({ wie, diensten, dossierId }) => {
    const uitkomst = await submitSheet(diensten, wie, dossierId)
    if (!uitkomst.ok) return data({ refused: { bericht: uitkomst.bericht, lijst: uitkomst.lijst } }, { status: 422 })
    if (uitkomst.value.onthuld) return redirect(`/dossiers/${dossierId}/weging`)
    // This sheet closed its round, and its room with it: the next one has a room of its own.
    return uitkomst.value.volgende ? redirect(`/dossiers/${dossierId}`) : data({ refused: null })
  }
})

export const shouldRevalidate = unlessOnlyViewChanged

const SheetLink = ({ href, ...rest }: LinkProps) => <Link to={href} preventScrollReset {...rest} />

export default function Beoordeling() {
  const page = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const fetcher = useFetcher<typeof action>()
  return (
    <ScoreSheet
      page={page}
      query={query}
      goTo={(href) => navigate(href, { preventScrollReset: true })}
      // Handing in last closes this very room: its own answer then says where to go.
      reload={() => fetcher.state === 'idle' && window.location.assign(`/dossiers/${page.dossierId}`)}
      door={{
        submit: () => fetcher.submit({ doen: 'indienen' }, { method: 'post' }),
        busy: fetcher.state !== 'idle',
        refused: fetcher.data?.refused ?? null
      }}
      Link={SheetLink}
    />
  )
}
