import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ConclusionsPage } from '~/gemachtigde/schermen/conclusions-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { seenForm } from '~/stukken/medisch/schema'
import { readLinesForSide, recordSeen } from '~/stukken/medisch/side.server'

export const meta: MetaFunction = () => [{ title: 'Conclusies · Weging' }]

export const loader = leesDossier('routes/gemachtigde.$dossierId.conclusies', async ({ diensten, feiten: { dossierId, kenmerk } }) => ({ dossierId, kenmerk, regels: await readLinesForSide(diensten.db, dossierId) }))

export const action = doeInDossier('routes/gemachtigde.$dossierId.conclusies', {
  gezien: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: seenForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await recordSeen(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/gemachtigde/${dossierId}/conclusies`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function Conclusies() {
  return <ConclusionsPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
