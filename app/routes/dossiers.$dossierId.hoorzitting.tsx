import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { planHearing } from '~/hoorzitting/plan-hearing.server'
import { planSchema } from '~/hoorzitting/schema'
import { PlanPage } from '~/hoorzitting/schermen/plan-page'
import { readHearing } from '~/hoorzitting/store.server'
import { dagInAmsterdam, tijdInAmsterdam } from '~/platform/kalender/rules'

export const loader = leesDossier('routes/dossiers.$dossierId.hoorzitting', async ({ diensten, feiten, dossierId }) => {
  const hearing = await readHearing(diensten.db, dossierId)
  const begintOp = hearing?.begintOp ?? null
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    hoorzitting: hearing && { staat: hearing.staat, plaats: hearing.plaats, begintOp: begintOp?.toISOString() ?? null },
    gepland: begintOp && { datum: dagInAmsterdam(begintOp), tijd: tijdInAmsterdam(begintOp) },
    vandaag: dagInAmsterdam(diensten.clock.now())
  }
})

export const action = doeInDossier('routes/dossiers.$dossierId.hoorzitting', {
  plannen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: planSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await planHearing(diensten, wie, dossierId, submission.value)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
    return redirect(`/dossiers/${dossierId}`)
  }
})

export default function Hoorzitting() {
  return <PlanPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
