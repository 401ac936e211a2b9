import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { redenSchema } from '~/beoordeling/ronden/schema'
import { StepDownPage } from '~/beoordeling/ronden/step-down-page'
import { stepDown } from '~/beoordeling/ronden/step-down.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.terugtreden', async ({ feiten, dossierId }) => ({ dossierId, kenmerk: feiten.kenmerk }))

export const action = doeInDossier('routes/dossiers.$dossierId.terugtreden', {
  terugtreden: async ({ wie, diensten, form, dossierId }) => {
    const getypt = String(form.get('reden') ?? '')
    const reden = redenSchema.safeParse(getypt)
    if (!reden.success) return data({ bericht: reden.error.issues[0]?.message ?? 'Schrijf waarom.', reden: getypt }, { status: 422 })
    const uitkomst = await stepDown(diensten, wie, dossierId, reden.data)
    return uitkomst.ok ? redirect('/werk') : data({ bericht: uitkomst.bericht, reden: getypt }, { status: 422 })
  }
})

export default function Terugtreden() {
  return <StepDownPage {...useLoaderData<typeof loader>()} antwoord={useActionData<typeof action>()} />
}
