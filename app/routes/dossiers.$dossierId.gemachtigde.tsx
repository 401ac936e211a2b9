import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccessPage } from '~/gemachtigde/schermen/access-page'
import { endRepresentation, inviteBetrokkene, inviteGemachtigde, renewLink, withdrawLink, type Secrets } from '~/gemachtigde/toegang/invite.server'
import { withOrigin } from '~/gemachtigde/toegang/leaving'
import { readAccessPage } from '~/gemachtigde/toegang/read-access.server'
import { inviteBetrokkeneSchema, inviteFormSchema, linkFormSchema, renewFormSchema } from '~/gemachtigde/toegang/schema'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import type { z } from 'zod'

export const loader = leesDossier('routes/dossiers.$dossierId.gemachtigde', ({ diensten, feiten }) => readAccessPage(diensten, feiten))

/** Reads the form, does the deed, and gives what is shown once; or the form back with what is wrong. */
async function give<Schema extends z.ZodType>(form: FormData, schema: Schema, origin: string, deed: (value: z.output<Schema>) => Promise<Uitkomst<Secrets>>) {
  const submission = parseWithZod(form, { schema })
  if (submission.status !== 'success') return data({ lastResult: submission.reply(), gegeven: undefined }, { status: 422 })
  const uitkomst = await deed(submission.value)
  if (!uitkomst.ok) return data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }), gegeven: undefined }, { status: 422 })
  return data({ lastResult: null, gegeven: withOrigin(uitkomst.value, origin) })
}

/** Reads the form and takes something away: back to the page as it is now. */
async function take<Schema extends z.ZodType>(form: FormData, schema: Schema, back: string, deed: (value: z.output<Schema>) => Promise<Uitkomst>) {
  const submission = parseWithZod(form, { schema })
  if (submission.status !== 'success') return data({ lastResult: submission.reply(), gegeven: undefined }, { status: 422 })
  const uitkomst = await deed(submission.value)
  return uitkomst.ok ? redirect(back) : data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }), gegeven: undefined }, { status: 422 })
}

export const action = doeInDossier('routes/dossiers.$dossierId.gemachtigde', {
  uitnodigen: ({ wie, diensten, form, dossierId }) => give(form, inviteFormSchema, diensten.party.origin, (value) => inviteGemachtigde(diensten, wie, dossierId, value)),
  'uitnodigen-betrokkene': ({ wie, diensten, form, dossierId }) => give(form, inviteBetrokkeneSchema, diensten.party.origin, ({ tot }) => inviteBetrokkene(diensten, wie, dossierId, tot)),
  vernieuwen: ({ wie, diensten, form, dossierId }) => give(form, renewFormSchema, diensten.party.origin, (value) => renewLink(diensten, wie, dossierId, value)),
  intrekken: ({ wie, diensten, form, dossierId }) => take(form, linkFormSchema, `/dossiers/${dossierId}/gemachtigde`, ({ link }) => withdrawLink(diensten, wie, dossierId, link)),
  beeindigen: async ({ wie, diensten, form, dossierId }) => {
    const uitkomst = await endRepresentation(diensten, wie, dossierId)
    if (uitkomst.ok) return redirect(`/dossiers/${dossierId}/gemachtigde`)
    return data({ lastResult: parseWithZod(form, { schema: inviteBetrokkeneSchema.partial() }).reply({ formErrors: [uitkomst.bericht] }), gegeven: undefined }, { status: 422 })
  }
})

export default function Gemachtigde() {
  const antwoord = useActionData<typeof action>()
  return <AccessPage {...useLoaderData<typeof loader>()} lastResult={antwoord?.lastResult} gegeven={antwoord?.gegeven} />
}
