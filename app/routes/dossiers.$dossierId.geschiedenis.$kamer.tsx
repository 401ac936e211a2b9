import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useNavigate } from '@remix-run/react'
import { groupsToBalance } from '~/beoordeling/catalogus/criteria'
import { readKader } from '~/beoordeling/store.server'
import { readGeschiedenis } from '~/dossier/geschiedenis.server'
import { HistoryPage } from '~/dossier/schermen/history-page'
import { leesDossier } from '~/guard-paneel.server'
import type { LinkProps } from '~/ui/index'

export const meta: MetaFunction = () => [{ title: 'Geschiedenis · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.geschiedenis.$kamer', ({ wie, diensten: { db, sql, clock }, feiten, params, request, dossierId }) => {
  const groepen = async () => {
    const kader = await readKader(db, dossierId)
    return groupsToBalance(kader.catalogus, kader)
  }
  const moment = new URL(request.url).searchParams.get('moment')
  return readGeschiedenis({ sql, clock, groepen }, { wie, feiten, kamer: params.kamer ?? '', moment })
})

/** Another moment is another address on the same page; going back leads to where one came from, not past every moment. */
const MomentLink = ({ href, ...rest }: LinkProps) => <Link to={href} preventScrollReset replace {...rest} />

export default function GeschiedenisVanKamer() {
  const navigate = useNavigate()
  const goTo = (seq: number): void => navigate(`?moment=${seq}`, { replace: true, preventScrollReset: true })
  return <HistoryPage {...useLoaderData<typeof loader>()} onGoTo={goTo} LinkComponent={MomentLink} />
}
