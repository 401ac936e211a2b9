import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { addOwnStuk, readAddOwnPage } from '~/stukken/inzage/add-own.server'
import { AddOwnPage } from '~/stukken/inzage/add-own-page'
import { addOwnFormSchema } from '~/stukken/inzage/schema'
import { unlessOnlyViewChanged } from '~/toegang/web'

export const meta: MetaFunction = () => [{ title: 'Stuk toevoegen · Weging' }]

export const loader = leesDossier('routes/gemachtigde.$dossierId.stukken_.toevoegen', async ({ diensten, feiten, request }) => ({
  ...(await readAddOwnPage(diensten, feiten)),
  toegevoegd: new URL(request.url).searchParams.get('toegevoegd') === 'ja'
}))

export const action = doeInDossier('routes/gemachtigde.$dossierId.stukken_.toevoegen', {
  toevoegen: async ({ wie, diensten, form, dossierId }) => {
    const sent = form.get('bestand')
    const bestand = sent instanceof File && sent.size > 0 ? sent : undefined
    form.delete('bestand')
    const submission = parseWithZod(form, { schema: addOwnFormSchema })
    const zonderBestand: Record<string, string[]> = bestand ? {} : { bestand: ['Kies het bestand van het stuk.'] }
    if (submission.status !== 'success' || !bestand) return data({ lastResult: submission.reply({ fieldErrors: zonderBestand }) }, { status: 422 })
    const uitkomst = await addOwnStuk(diensten, wie, dossierId, submission.value, new Uint8Array(await bestand.arrayBuffer()), roundsAfterHearing)
    if (!uitkomst.ok) return data({ lastResult: submission.reply({ fieldErrors: { bestand: [uitkomst.bericht] } }) }, { status: 422 })
    return redirect(`/gemachtigde/${dossierId}/stukken/toevoegen?toegevoegd=ja`)
  }
})

export const shouldRevalidate = unlessOnlyViewChanged

export default function StukToevoegenNamensBetrokkene() {
  return <AddOwnPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()?.lastResult} />
}
