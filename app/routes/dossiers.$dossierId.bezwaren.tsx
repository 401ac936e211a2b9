import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideObjection, readObjectionsPage } from '~/gemachtigde/bezwaar/objection.server'
import { decideObjectionSchema } from '~/gemachtigde/bezwaar/schema'
import { ObjectionsPage } from '~/gemachtigde/schermen/objections-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const meta: MetaFunction = () => [{ title: 'Bezwaren · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.bezwaren', ({ diensten, feiten }) => readObjectionsPage(diensten, feiten))

export const action = doeInDossier('routes/dossiers.$dossierId.bezwaren', {
  beslissen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: decideObjectionSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await decideObjection(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/bezwaren`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function Bezwaren() {
  return <ObjectionsPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
