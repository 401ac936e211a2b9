import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { approveAdvies } from '~/advies/approve-advies.server'
import { prepareDissent } from '~/advies/approve-options.server'
import { deliverAdvies } from '~/advies/deliver-advies.server'
import { deliverFormSchema } from '~/advies/delivery'
import { toParagraphs } from '~/advies/document-text'
import { freezeAdvies, reopenAdvies } from '~/advies/freeze-advies.server'
import { readAdviesPage } from '~/advies/read-advies-page.server'
import { ApprovalPage } from '~/advies/schermen/approval-page'
import { DraftPage } from '~/advies/schermen/draft-page'
import { retryStamp } from '~/advies/retry-stamp.server'
import { supplementAdvies, supplementFormSchema } from '~/advies/supplement-advies.server'
import { sealAdvies } from '~/advies/seal-advies.server'
import { seenSchema } from '~/beoordeling/seen'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { readCredential } from '~/toegang/passkey.server'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'

export const loader = leesDossier('routes/dossiers.$dossierId.advies', ({ wie, diensten, feiten }) => readAdviesPage(diensten, wie, feiten))

const answer = (uitkomst: Uitkomst, dossierId: string) =>
  uitkomst.ok
    ? redirect(`/dossiers/${dossierId}/advies`)
    : data({ fout: uitkomst.bericht, lijst: uitkomst.lijst ?? [], afwijking: undefined }, { status: 422 })

export const action = doeInDossier('routes/dossiers.$dossierId.advies', {
  bevriezen: async ({ wie, diensten, form, dossierId }) => answer(await freezeAdvies(diensten, wie, dossierId, seenSchema.catch('').parse(form.get('gezien')), diensten), dossierId),
  heropenen: async ({ wie, diensten, dossierId }) => answer(await reopenAdvies(diensten, wie, dossierId), dossierId),
  akkoord: async ({ wie, diensten, form, feiten, dossierId }) => {
    const antwoord = readCredential<AuthenticationResponseJSON>(form.get('antwoord'))
    const uitkomst = antwoord
      ? await approveAdvies(diensten, diensten, wie, { dossierId, adviesId: feiten.advies?.id ?? '' }, antwoord, toParagraphs(String(form.get('redenen') ?? '')))
      : ({ ok: false, bericht: 'Uw antwoord is niet aangekomen. Probeer het opnieuw.' } as const)
    return answer(uitkomst, dossierId)
  },
  afwijken: async ({ wie, diensten, form, feiten, dossierId }) => {
    const uitkomst = await prepareDissent(diensten, diensten, wie, feiten.advies?.id ?? '', String(form.get('redenen') ?? ''))
    return uitkomst.ok ? data({ fout: undefined, lijst: [], afwijking: uitkomst.value }) : answer(uitkomst, dossierId)
  },
  verzegelen: async ({ wie, diensten, feiten, dossierId }) => answer(await sealAdvies(diensten, diensten, wie, dossierId, feiten.advies?.id ?? ''), dossierId),
  tijdstempel: async ({ wie, diensten, dossierId }) => answer(await retryStamp(diensten, diensten, wie, dossierId), dossierId),
  uitbrengen: async ({ wie, diensten, form, dossierId }) => {
    const read = deliverFormSchema.safeParse(Object.fromEntries(form))
    const uitkomst: Uitkomst = read.success ? await deliverAdvies(diensten, wie, dossierId, read.data) : { ok: false, bericht: read.error.issues[0]?.message ?? '' }
    return answer(uitkomst, dossierId)
  },
  aanvullen: async ({ wie, diensten, form, dossierId }) => {
    const read = supplementFormSchema.safeParse(Object.fromEntries(form))
    const uitkomst: Uitkomst = read.success ? await supplementAdvies(diensten, wie, dossierId, read.data) : { ok: false, bericht: read.error.issues[0]?.message ?? '' }
    return answer(uitkomst, dossierId)
  }
})

export default function Advies() {
  const page = useLoaderData<typeof loader>()
  const antwoord = useActionData<typeof action>()
  const fout = antwoord?.fout ? { bericht: antwoord.fout, lijst: antwoord.lijst } : undefined
  return page.staat === 'concept' ? <DraftPage {...page} fout={fout} /> : <ApprovalPage {...page} afwijking={antwoord?.afwijking} fout={fout} />
}
