import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { signalKnelpunt } from '~/keten/overleg/prepare.server'
import { knelpuntForm } from '~/keten/overleg/schema'
import stylesheet from '~/keten/schermen/keten.css?url'
import { SignalPage } from '~/keten/schermen/signal-page'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta: MetaFunction = () => [{ title: 'Knelpunt · Weging' }]

export const loader = leesDossier('routes/gemachtigde.$dossierId.knelpunt', async ({ request, feiten: { dossierId, kenmerk } }) => ({
  kenmerk,
  terug: { href: `/gemachtigde/${dossierId}`, label: kenmerk },
  signalen: null,
  verstuurd: new URL(request.url).searchParams.has('verstuurd')
}))

export const action = doeInDossier('routes/gemachtigde.$dossierId.knelpunt', {
  melden: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: knelpuntForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await signalKnelpunt(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/gemachtigde/${dossierId}/knelpunt?verstuurd`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function Knelpunt() {
  return <SignalPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
