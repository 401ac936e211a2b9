import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { VerslagPage } from '~/gemachtigde/schermen/verslag-page'
import { readVerslagForSide } from '~/gemachtigde/verslag/read-verslag.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { fileCorrection, finishCorrections, waiveCorrections } from '~/hoorzitting/verslag/read-through.server'
import { correctionFormSchema, waiveCorrectionsFormSchema } from '~/hoorzitting/verslag/schema'
import { notFound } from '~/toegang/guard.server'
import stylesheet from '~/ui/css/verslag.css?url'

export const meta: MetaFunction = () => [{ title: 'Verslag · Weging' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = leesDossier('routes/gemachtigde.$dossierId.verslag', async ({ diensten, feiten }) => {
  const page = await readVerslagForSide(diensten, feiten)
  if (!page) throw notFound()
  return page
})

export const action = doeInDossier('routes/gemachtigde.$dossierId.verslag', {
  corrigeren: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: correctionFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await fileCorrection(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/gemachtigde/${dossierId}/verslag`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  klaar: async ({ wie, diensten, form, dossierId }) => {
    const uitkomst = await finishCorrections(diensten, wie, dossierId)
    return uitkomst.ok ? redirect(`/gemachtigde/${dossierId}/verslag`) : data(parseWithZod(form, { schema: waiveCorrectionsFormSchema.partial() }).reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  afstand: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: waiveCorrectionsFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await waiveCorrections(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/gemachtigde/${dossierId}/verslag`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function VerslagNakijken() {
  return <VerslagPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
