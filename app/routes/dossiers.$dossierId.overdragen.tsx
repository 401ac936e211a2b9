import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doeInDossier, leesDossier, type DossierVraag } from '~/guard-paneel.server'
import { confirmDanger, recordInformed, reportDanger } from '~/toestemming/acute-danger.server'
import { handOver } from '~/toestemming/hand-over.server'
import { readHandoverPage } from '~/toestemming/read-handover-page.server'
import { recordConsent, stopHandover } from '~/toestemming/record-consent.server'
import { confirmFormSchema, consentFormSchema, dangerFormSchema, handOverFormSchema, informFormSchema, withdrawFormSchema } from '~/toestemming/schema'
import type { Antwoord } from '~/toestemming/schermen/answer'
import { HandoverPage } from '~/toestemming/schermen/handover-page'

export const loader = leesDossier('routes/dossiers.$dossierId.overdragen', ({ wie, diensten, feiten }) => readHandoverPage(diensten, wie, feiten))

/** One deed of this page: check the form, do it, and come back; or say what is wrong, with what was typed. */
const deed =
  <Schema extends z.ZodType<Record<string, unknown>>>(schema: Schema, act: (vraag: DossierVraag, form: z.output<Schema>) => Promise<Uitkomst>) =>
  async (vraag: DossierVraag) => {
    const { form, dossierId } = vraag
    const submission = parseWithZod(form, { schema })
    const wrong = (lastResult: SubmissionResult<string[]>) => data<Antwoord>({ doen: String(form.get('doen')), van: form.get('van')?.toString() ?? null, lastResult }, { status: 422 })
    if (submission.status !== 'success') return wrong(submission.reply())
    const uitkomst = await act(vraag, submission.value)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/overdragen`) : wrong(submission.reply({ formErrors: [uitkomst.bericht] }))
  }

export const action = doeInDossier('routes/dossiers.$dossierId.overdragen', {
  vastleggen: deed(consentFormSchema, ({ wie, diensten, dossierId }, form) => recordConsent(diensten, wie, dossierId, form)),
  intrekken: deed(withdrawFormSchema, ({ wie, diensten, dossierId }, { van, redenStop }) => stopHandover(diensten, wie, dossierId, van, redenStop)),
  overdragen: deed(handOverFormSchema, ({ wie, diensten, dossierId }, { van }) => handOver(diensten, wie, dossierId, van)),
  melden: deed(dangerFormSchema, ({ wie, diensten, dossierId }, form) => reportDanger(diensten, wie, dossierId, form)),
  bevestigen: deed(confirmFormSchema, ({ wie, diensten, dossierId }, { van, controlegetal }) => confirmDanger(diensten, wie, dossierId, van, controlegetal)),
  inlichten: deed(informFormSchema, ({ wie, diensten, dossierId }, form) => recordInformed(diensten, wie, dossierId, form))
})

export default function Overdragen() {
  const antwoord = useActionData<typeof action>()
  return <HandoverPage {...useLoaderData<typeof loader>()} antwoord={antwoord} />
}
