import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readReactionPage } from '~/advies/reactie/read-reaction-page.server'
import { askReaction, recordSafeReaction } from '~/advies/reactie/reaction.server'
import { askFormSchema, safeFormSchema } from '~/advies/reactie/schema'
import { ReactionPage } from '~/advies/schermen/reaction-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.reactie', ({ diensten, feiten }) => readReactionPage(diensten, feiten, diensten.reactieDagen))

export const action = doeInDossier('routes/dossiers.$dossierId.reactie', {
  vragen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: askFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await askReaction(diensten, wie, dossierId, submission.value, diensten.reactieDagen)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/reactie`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  vastleggen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: safeFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await recordSafeReaction(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/reactie`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function Reactie() {
  return <ReactionPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
