import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { addStuk } from '~/stukken/add-stuk.server'
import { readAddPage } from '~/stukken/read-add-page.server'
import { addFormSchema } from '~/stukken/schema'
import { AddPage } from '~/stukken/schermen/add-page'
import { unlessOnlyViewChanged } from '~/toegang/web'

export const meta: MetaFunction = () => [{ title: 'Stuk toevoegen · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.stukken_.toevoegen', async ({ diensten, feiten, request }) => ({
  ...(await readAddPage(diensten, feiten)),
  toegevoegd: new URL(request.url).searchParams.get('toegevoegd')
}))

export const action = doeInDossier('routes/dossiers.$dossierId.stukken_.toevoegen', {
  toevoegen: async ({ wie, diensten, form, dossierId }) => {
    const sent = form.get('bestand')
    const bestand = sent instanceof File && sent.size > 0 ? sent : undefined
    form.delete('bestand')
    const submission = parseWithZod(form, { schema: addFormSchema })
    const zonderBestand: Record<string, string[]> = bestand ? {} : { bestand: ['Kies het bestand van het stuk.'] }
    if (submission.status !== 'success' || !bestand) return data({ lastResult: submission.reply({ fieldErrors: zonderBestand }) }, { status: 422 })
    const uitkomst = await addStuk(diensten, wie, dossierId, submission.value, new Uint8Array(await bestand.arrayBuffer()), roundsAfterHearing)
    if (!uitkomst.ok) return data({ lastResult: submission.reply({ fieldErrors: { bestand: [uitkomst.bericht] } }) }, { status: 422 })
    return redirect(`/dossiers/${dossierId}/stukken/toevoegen?toegevoegd=${submission.value.compartiment}`)
  }
})

export const shouldRevalidate = unlessOnlyViewChanged

export default function StukToevoegen() {
  return <AddPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()?.lastResult} />
}
