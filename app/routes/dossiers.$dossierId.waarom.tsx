import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { leesdoelSchema, plaatsInDossier } from '~/dossier/reading-purpose'
import { keepPurpose } from '~/dossier/reading-purpose.server'
import { PurposePage } from '~/dossier/schermen/purpose-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.waarom', async ({ request, feiten }) => ({
  kenmerk: feiten.kenmerk,
  naar: plaatsInDossier(new URL(request.url).searchParams.get('naar'))
}))

export const action = doeInDossier('routes/dossiers.$dossierId.waarom', {
  geven: async ({ wie, diensten, form, dossierId }) => {
    const gegeven = leesdoelSchema.safeParse(Object.fromEntries(form))
    if (!gegeven.success) {
      const fouten = Object.fromEntries(gegeven.error.issues.map(({ path, message }) => [String(path[0]), message]))
      return data({ fouten }, { status: 422 })
    }
    await keepPurpose(diensten.sql, wie, dossierId, gegeven.data)
    return redirect(`/dossiers/${dossierId}${plaatsInDossier(String(form.get('naar') ?? ''))}`)
  }
})

export default function Waarom() {
  return <PurposePage {...useLoaderData<typeof loader>()} fouten={useActionData<typeof action>()?.fouten ?? {}} />
}
