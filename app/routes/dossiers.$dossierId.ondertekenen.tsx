import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepSignedCopy } from '~/advies/handtekening/keep-signed-copy.server'
import { readSignaturePage } from '~/advies/handtekening/read-signed-copies.server'
import { SignaturePage } from '~/advies/schermen/signature-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.ondertekenen', ({ diensten, feiten }) => readSignaturePage(diensten, feiten))

export const action = doeInDossier('routes/dossiers.$dossierId.ondertekenen', {
  inleveren: async ({ wie, diensten, form, feiten, dossierId }) => {
    const file = form.get('bestand')
    if (!(file instanceof File) || file.size === 0) return data({ fout: 'Kies eerst het bestand dat u hebt ondertekend.' }, { status: 422 })
    const uitkomst = await keepSignedCopy(diensten, wie, dossierId, feiten.advies?.id ?? '', new Uint8Array(await file.arrayBuffer()))
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/ondertekenen`) : data({ fout: uitkomst.bericht }, { status: 422 })
  }
})

export default function Ondertekenen() {
  return <SignaturePage {...useLoaderData<typeof loader>()} fout={useActionData<typeof action>()?.fout} />
}
