import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doen, lezen } from '~/guard-paneel.server'
import { finishAction, planOverleg } from '~/keten/overleg/meeting.server'
import { readMeetings, readOwnActions, readOwnOpen } from '~/keten/overleg/read-overleg.server'
import { gedaanForm, planForm } from '~/keten/overleg/schema'
import stylesheet from '~/keten/schermen/keten.css?url'
import { MeetingsPage } from '~/keten/schermen/meetings-page'
import { dagInAmsterdam } from '~/platform/kalender/rules'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta: MetaFunction = () => [{ title: 'Casusoverleg · Weging' }]

export const loader = lezen('routes/keten.overleg._index', async ({ wie, diensten: { sql, clock } }) => {
  const now = clock.now()
  const [regels, overleggen, acties] = await Promise.all([readOwnOpen(sql, wie, now), readMeetings(sql, wie), readOwnActions(sql, wie)])
  return { regels, overleggen, acties, vandaag: dagInAmsterdam(now) }
})

export const action = doen('routes/keten.overleg._index', {
  plannen: async ({ wie, diensten, form }) => {
    const submission = parseWithZod(form, { schema: planForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await planOverleg(diensten, wie, submission.value)
    return uitkomst.ok ? redirect(`/keten/overleg/${uitkomst.value.overlegId}`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  gedaan: async ({ wie, diensten, form }) => {
    const submission = parseWithZod(form, { schema: gedaanForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await finishAction(diensten, wie, submission.value.actie)
    return uitkomst.ok ? redirect('/keten/overleg') : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function Overleggen() {
  return <MeetingsPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
