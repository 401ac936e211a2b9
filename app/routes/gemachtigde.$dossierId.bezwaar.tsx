import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { objectToMember, readOwnObjections } from '~/gemachtigde/bezwaar/objection.server'
import { objectFormSchema } from '~/gemachtigde/bezwaar/schema'
import { OwnObjectionsPage } from '~/gemachtigde/schermen/own-objections-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const meta: MetaFunction = () => [{ title: 'Bezwaar · Weging' }]

export const loader = leesDossier('routes/gemachtigde.$dossierId.bezwaar', ({ diensten, feiten }) => readOwnObjections(diensten, feiten))

export const action = doeInDossier('routes/gemachtigde.$dossierId.bezwaar', {
  bezwaren: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: objectFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await objectToMember(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/gemachtigde/${dossierId}/bezwaar`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function Bezwaar() {
  return <OwnObjectionsPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
