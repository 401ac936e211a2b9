import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { moveCatalogue, readNewerCatalogues } from '~/beoordeling/catalogus/move-catalogue.server'
import { MovePage } from '~/beoordeling/catalogus/move-page'
import { moveFormSchema } from '~/beoordeling/catalogus/move-schema'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const meta: MetaFunction = () => [{ title: 'Versie van de criteria · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.criteria', async ({ diensten, feiten, dossierId }) => ({
  dossierId,
  kenmerk: feiten.kenmerk,
  ...(await readNewerCatalogues(diensten.db, dossierId))
}))

export const action = doeInDossier('routes/dossiers.$dossierId.criteria', {
  verzetten: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: moveFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await moveCatalogue(diensten, wie, dossierId, submission.value)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
    return redirect(`/dossiers/${dossierId}`)
  }
})

export default function Criteria() {
  return <MovePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
