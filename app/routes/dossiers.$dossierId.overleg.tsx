import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { prepareDossier, readPreparation } from '~/keten/overleg/prepare.server'
import { voorbereidForm } from '~/keten/overleg/schema'
import { PreparePage } from '~/keten/schermen/prepare-page'

export const meta: MetaFunction = () => [{ title: 'Casusoverleg · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.overleg', async ({ diensten, feiten: { dossierId, kenmerk } }) => ({ dossierId, kenmerk, ...(await readPreparation(diensten.db, dossierId)) }))

export const action = doeInDossier('routes/dossiers.$dossierId.overleg', {
  voorbereiden: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: voorbereidForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await prepareDossier(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect('/keten/overleg') : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function Voorbereiden() {
  return <PreparePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
