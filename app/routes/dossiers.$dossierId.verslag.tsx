import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mayDossier } from '~/dossier/policy'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { fixVerslag } from '~/hoorzitting/fix-verslag.server'
import { fixFormSchema } from '~/hoorzitting/schema'
import { VerslagPage } from '~/hoorzitting/schermen/verslag-page'
import { readHearing, readVerslag, readWaiver } from '~/hoorzitting/store.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notFound } from '~/toegang/guard.server'

export const loader = leesDossier('routes/dossiers.$dossierId.verslag', async ({ wie, diensten, feiten, dossierId }) => {
  const hearing = await readHearing(diensten.db, dossierId)
  if (!hearing || !feiten.lid) throw notFound()
  const verslag = await readVerslag(diensten.db, dossierId)
  const afgezien = await readWaiver(diensten.db, dossierId)
  const vandaag = dagInAmsterdam(diensten.clock.now())
  const gepland = hearing.begintOp ? dagInAmsterdam(hearing.begintOp) : vandaag
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    zetel: feiten.lid.zetel,
    lidId: feiten.lid.id,
    hoorzitting: { ...hearing, begintOp: hearing.begintOp?.toISOString() ?? null },
    verslag: verslag && { versie: verslag.versie, gemaaktOp: verslag.gemaaktOp.toISOString(), inhoud: verslag.inhoud },
    afgezien: afgezien && { gemaaktOp: afgezien.gemaaktOp.toISOString(), inhoud: afgezien.inhoud },
    magVaststellen: mayDossier(wie, 'verslag.vaststellen', feiten).ok,
    magOverdragen: mayDossier(wie, 'toestemming.lezen', feiten).ok,
    dag: gepland < vandaag ? gepland : vandaag,
    vandaag
  }
})

export const action = doeInDossier('routes/dossiers.$dossierId.verslag', {
  vaststellen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: fixFormSchema })
    if (submission.status !== 'success') return data(submission.reply({ hideFields: ['gezien'] }), { status: 422 })
    const uitkomst = await fixVerslag(diensten, wie, dossierId, submission.value, roundsAfterHearing)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht], hideFields: ['gezien'] }), { status: 422 })
    return redirect(`/dossiers/${dossierId}/verslag`)
  }
})

export default function Verslag() {
  return <VerslagPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
