import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readGemachtigdePage } from '~/advies/reactie/read-gemachtigde-page.server'
import { giveReaction } from '~/advies/reactie/reaction.server'
import { reactFormSchema } from '~/advies/reactie/schema'
import { GemachtigdePage } from '~/advies/schermen/gemachtigde-page'
import { Home } from '~/gemachtigde/schermen/home'
import { readHome } from '~/gemachtigde/thuis/read-home.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/gemachtigde.$dossierId._index', async ({ wie, diensten, feiten }) => ({
  ...(await readGemachtigdePage(diensten, feiten)),
  thuis: await readHome(diensten, wie, feiten)
}))

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
  const { thuis, ...page } = useLoaderData<typeof loader>()
  // Betrokkene is asked for her reaction by the secretaris, along a safe way; here she does not type it.
  const open = page.open && thuis.als !== 'betrokkene'
  const begin = <Home dossierId={page.dossierId} thuis={thuis} reagerenTot={open && page.verzoek ? page.verzoek.uiterlijk : null} corrigerenTot={thuis.verslag?.corrigerenTot ?? null} uitgebracht={page.adviezen.length > 0} />
  return <GemachtigdePage {...page} open={open} begin={begin} lastResult={useActionData<typeof action>()} />
}
