import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { readUitnodigingen } from '~/hoorzitting/uitnodigen/read-pages.server'
import { briefFormSchema, kanaalFormSchema, uitreikFormSchema } from '~/hoorzitting/uitnodigen/schema'
import { UitnodigingenPage } from '~/hoorzitting/uitnodigen/schermen/uitnodigingen-page'
import { chooseKanaal, handOver, writeOproep } from '~/hoorzitting/uitnodigen/write-oproep.server'

export const loader = leesDossier('routes/dossiers.$dossierId.uitnodigingen', ({ diensten, feiten }) => readUitnodigingen(diensten, feiten))

const back = (dossierId: string) => redirect(`/dossiers/${dossierId}/uitnodigingen`)

export const action = doeInDossier('routes/dossiers.$dossierId.uitnodigingen', {
  kanaal: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: kanaalFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await chooseKanaal(diensten, wie, dossierId, submission.value.kanaal)
    return uitkomst.ok ? back(dossierId) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  brief: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: briefFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await writeOproep(diensten, diensten.telefoon, wie, dossierId, submission.value.zitting)
    return uitkomst.ok ? back(dossierId) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  uitgereikt: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: uitreikFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await handOver(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? back(dossierId) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function Uitnodigingen() {
  return <UitnodigingenPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
