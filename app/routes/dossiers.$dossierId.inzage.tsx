import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { decideInzage, decideLate, openInzage } from '~/stukken/inzage/decide.server'
import { InzagePage } from '~/stukken/inzage/inzage-page'
import { readInzagePage } from '~/stukken/inzage/read-inzage.server'
import { decideFormSchema, lateFormSchema } from '~/stukken/inzage/schema'

export const meta: MetaFunction = () => [{ title: 'Inzage · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.inzage', ({ diensten, feiten }) => readInzagePage(diensten, feiten))

export const action = doeInDossier('routes/dossiers.$dossierId.inzage', {
  beslissen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: decideFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await decideInzage(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/inzage`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  toelaten: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: lateFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await decideLate(diensten, wie, dossierId, submission.value, roundsAfterHearing)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/inzage`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  openen: async ({ wie, diensten, form, dossierId }) => {
    const uitkomst = await openInzage(diensten, wie, dossierId)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/inzage`) : data(parseWithZod(form, { schema: decideFormSchema }).reply({ formErrors: [uitkomst.bericht], fieldErrors: {} }), { status: 422 })
  }
})

export default function Inzage() {
  return <InzagePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
