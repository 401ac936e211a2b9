import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { readVerzonden } from '~/hoorzitting/uitnodigen/read-pages.server'
import { opnieuwFormSchema } from '~/hoorzitting/uitnodigen/schema'
import { VerzondenPage } from '~/hoorzitting/uitnodigen/schermen/verzonden-page'
import { sendMailAgain } from '~/hoorzitting/uitnodigen/write-oproep.server'

export const loader = leesDossier('routes/dossiers.$dossierId.verzonden', ({ diensten, feiten }) => readVerzonden(diensten, feiten))

export const action = doeInDossier('routes/dossiers.$dossierId.verzonden', {
  opnieuw: async ({ wie, diensten, form, dossierId }) => {
    const asked = opnieuwFormSchema.safeParse({ verzending: form.get('verzending') })
    if (!asked.success) return data({ fout: 'Open deze pagina opnieuw en kies het bericht.' }, { status: 422 })
    const uitkomst = await sendMailAgain(diensten, wie, dossierId, asked.data.verzending)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/verzonden`) : data({ fout: uitkomst.bericht }, { status: 422 })
  }
})

export default function Verzonden() {
  return <VerzondenPage {...useLoaderData<typeof loader>()} fout={useActionData<typeof action>()?.fout} />
}
