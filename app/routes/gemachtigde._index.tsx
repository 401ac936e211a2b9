import { useLoaderData } from '@remix-run/react'
import { readRepresented } from '~/dossier/gemachtigde.server'
import { RepresentedPage } from '~/dossier/schermen/represented-page'
import { lezen } from '~/guard-paneel.server'

export const loader = lezen('routes/gemachtigde._index', async ({ wie, diensten }) => ({ dossiers: await readRepresented(diensten.sql, wie.accountId, diensten.clock.now()) }))

export default function MijnDossiers() {
  return <RepresentedPage {...useLoaderData<typeof loader>()} />
}
