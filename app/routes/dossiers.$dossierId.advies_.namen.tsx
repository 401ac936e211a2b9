import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { decideMerk } from '~/advies/namen-check/check-namen.server'
import { NamenPage } from '~/advies/namen-check/namen-page'
import { readNamen } from '~/advies/namen-check/read-namen-page.server'
import { besluiten } from '~/advies/namen-check/schema'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { plainText } from '~/platform/text'

export const loader = leesDossier('routes/dossiers.$dossierId.advies_.namen', async ({ diensten, feiten, dossierId }) => ({
  dossierId,
  kenmerk: feiten.kenmerk,
  stand: await readNamen(diensten, feiten)
}))

const formSchema = z
  .object({
    merk: z.string(),
    besluit: z.enum(besluiten, { error: 'Kies wat u hiermee doet.' }),
    reden: z.string().overwrite(plainText).max(300, 'Gebruik niet meer dan 300 tekens.').default('')
  })
  .refine(({ besluit, reden }) => besluit !== 'laten staan' || /[\p{L}\p{N}]/u.test(reden), { path: ['reden'], message: 'Schrijf waarom dit mag blijven staan.' })

export const action = doeInDossier('routes/dossiers.$dossierId.advies_.namen', {
  beslissen: async ({ wie, diensten, form, feiten, dossierId }) => {
    const given = formSchema.safeParse(Object.fromEntries(form))
    if (!given.success) {
      const fouten = Object.fromEntries(given.error.issues.map(({ path, message }) => [String(path[0]), message]))
      return data({ fout: { ...fouten, merk: String(form.get('merk') ?? '') } }, { status: 422 })
    }
    const stand = await readNamen(diensten, feiten)
    const uitkomst = await decideMerk(diensten, wie, dossierId, stand.klaar ? stand.merken : [], given.data)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/advies/namen`) : data({ fout: { merk: given.data.merk, besluit: uitkomst.bericht } }, { status: 422 })
  }
})

export default function Namen() {
  return <NamenPage {...useLoaderData<typeof loader>()} fout={useActionData<typeof action>()?.fout} />
}
