import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerQuestion, readQuestions } from '~/advies/answer-question.server'
import { answerSchema } from '~/advies/reply'
import { QuestionsPage } from '~/advies/schermen/questions-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.vragen', async ({ diensten, feiten, dossierId }) => ({
  dossierId,
  kenmerk: feiten.kenmerk,
  zetel: feiten.lid?.zetel,
  vragen: await readQuestions(diensten, dossierId)
}))

export const action = doeInDossier('routes/dossiers.$dossierId.vragen', {
  beantwoorden: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: answerSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await answerQuestion(diensten, wie, dossierId, submission.value)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
    return redirect(`/dossiers/${dossierId}/vragen`)
  }
})

export default function Vragen() {
  return <QuestionsPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
