import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { approveAdvies } from '~/advies/approve-advies.server'
import { deliverAdvies } from '~/advies/deliver-advies.server'
import { freezeAdvies, reopenAdvies } from '~/advies/freeze-advies.server'
import { readAdviesPage } from '~/advies/read-advies-page.server'
import { ApprovalPage } from '~/advies/schermen/approval-page'
import { DraftPage } from '~/advies/schermen/draft-page'
import { sealAdvies } from '~/advies/seal-advies.server'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { readCredential } from '~/toegang/passkey.server'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'

export const loader = leesDossier('routes/dossiers.$dossierId.advies', ({ wie, diensten, feiten }) => readAdviesPage(diensten, wie, feiten))

const answer = (uitkomst: Uitkomst, dossierId: string) =>
  uitkomst.ok
    ? redirect(`/dossiers/${dossierId}/advies`)
    : data({ fout: uitkomst.bericht, lijst: uitkomst.lijst ?? [], gelukt: undefined }, { status: 422 })

export const action = doeInDossier('routes/dossiers.$dossierId.advies', {
  bevriezen: async ({ wie, diensten, dossierId }) => answer(await freezeAdvies(diensten, wie, dossierId, diensten), dossierId),
  heropenen: async ({ wie, diensten, dossierId }) => answer(await reopenAdvies(diensten, wie, dossierId), dossierId),
  akkoord: async ({ wie, diensten, form, feiten, dossierId }) => {
    const antwoord = readCredential<AuthenticationResponseJSON>(form.get('antwoord'))
    const uitkomst = antwoord
      ? await approveAdvies(diensten, diensten, wie, dossierId, feiten.advies?.id ?? '', antwoord)
      : ({ ok: false, bericht: 'Uw goedkeuring is niet aangekomen. Probeer het opnieuw.' } as const)
    return answer(uitkomst, dossierId)
  },
  verzegelen: async ({ wie, diensten, feiten, dossierId }) => answer(await sealAdvies(diensten, diensten, wie, dossierId, feiten.advies?.id ?? ''), dossierId),
  uitbrengen: async ({ wie, diensten, form, dossierId }) => answer(await deliverAdvies(diensten, wie, dossierId, String(form.get('ontvanger') ?? '')), dossierId)
})

export default function Advies() {
  const page = useLoaderData<typeof loader>()
  const antwoord = useActionData<typeof action>()
  const fout = antwoord?.fout ? { bericht: antwoord.fout, lijst: antwoord.lijst } : undefined
  return page.staat === 'concept' ? <DraftPage {...page} fout={fout} /> : <ApprovalPage {...page} fout={fout} />
}
