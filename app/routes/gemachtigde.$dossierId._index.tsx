import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readGemachtigdePage } from '~/advies/reactie/read-gemachtigde-page.server'
import { giveReaction } from '~/advies/reactie/reaction.server'
import { reactFormSchema } from '~/advies/reactie/schema'
import { GemachtigdePage } from '~/advies/schermen/gemachtigde-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/gemachtigde.$dossierId._index', ({ diensten, feiten }) => readGemachtigdePage(diensten, feiten))

export const action = doeInDossier('routes/gemachtigde.$dossierId._index', {
  reageren: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: reactFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await giveReaction(diensten, wie, dossierId, submission.value.tekst)
    return uitkomst.ok ? redirect(`/gemachtigde/${dossierId}`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  afzien: async ({ wie, diensten, form, dossierId }) => {
    const uitkomst = await giveReaction(diensten, wie, dossierId, null)
    if (uitkomst.ok) return redirect(`/gemachtigde/${dossierId}`)
    return data(parseWithZod(form, { schema: reactFormSchema }).reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function VoorDeGemachtigde() {
  return <GemachtigdePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
