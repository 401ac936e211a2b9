import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { waiverFormSchema } from '~/hoorzitting/schema'
import { WaivePage } from '~/hoorzitting/schermen/waive-page'
import { readHearing } from '~/hoorzitting/store.server'
import { waiveHearing } from '~/hoorzitting/waive-hearing.server'

export const loader = leesDossier('routes/dossiers.$dossierId.afzien', async ({ diensten, feiten, dossierId }) => {
  const hearing = await readHearing(diensten.db, dossierId)
  return { dossierId, kenmerk: feiten.kenmerk, begintOp: hearing?.begintOp?.toISOString() ?? null }
})

export const action = doeInDossier('routes/dossiers.$dossierId.afzien', {
  afzien: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: waiverFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await waiveHearing(diensten, wie, dossierId, submission.value, roundsAfterHearing)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
    return redirect(`/dossiers/${dossierId}/verslag`)
  }
})

export default function Afzien() {
  return <WaivePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
