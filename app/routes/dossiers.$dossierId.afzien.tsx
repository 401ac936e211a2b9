import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { readMinorThen, readWishes } from '~/hoorzitting/plannen/record-wishes.server'
import { isKind } from '~/hoorzitting/plannen/wishes'
import { waiverFormSchema } from '~/hoorzitting/schema'
import { WaivePage } from '~/hoorzitting/schermen/waive-page'
import { readHearing } from '~/hoorzitting/store.server'
import { inviteAfterPlanning } from '~/hoorzitting/uitnodigen/invite.server'
import { waiveHearing } from '~/hoorzitting/waive-hearing.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'

export const loader = leesDossier('routes/dossiers.$dossierId.afzien', async ({ diensten, feiten, dossierId }) => {
  const hearing = await readHearing(diensten.db, dossierId)
  const wensen = (await readWishes(diensten.db, dossierId))?.inhoud ?? null
  return {
    dossierId, kenmerk: feiten.kenmerk, begintOp: hearing?.begintOp?.toISOString() ?? null, vandaag: dagInAmsterdam(diensten.clock.now()),
    wensen: wensen && { horen: wensen.horen, leeftijdsgroep: wensen.leeftijdsgroep, gevraagdOp: wensen.gevraagdOp, hoe: wensen.hoe },
    kind: wensen ? isKind(wensen) : (await readMinorThen(diensten.db, dossierId)) !== 'nee'
  }
})

export const action = doeInDossier('routes/dossiers.$dossierId.afzien', {
  afzien: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: waiverFormSchema(dagInAmsterdam(diensten.clock.now())) })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await waiveHearing(diensten, wie, dossierId, submission.value, roundsAfterHearing, inviteAfterPlanning)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
    return redirect(`/dossiers/${dossierId}/verslag`)
  }
})

export default function Afzien() {
  return <WaivePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
