import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inviteGemachtigde, readGemachtigde } from '~/dossier/gemachtigde.server'
import { inviteFormSchema } from '~/dossier/schema'
import { InvitePage } from '~/dossier/schermen/invite-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.gemachtigde', async ({ diensten, feiten, dossierId }) => ({
  dossierId,
  kenmerk: feiten.kenmerk,
  registernummer: (await readGemachtigde(diensten.sql, dossierId))?.registernummer ?? null
}))

export const action = doeInDossier('routes/dossiers.$dossierId.gemachtigde', {
  uitnodigen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: inviteFormSchema })
    if (submission.status !== 'success') return data({ lastResult: submission.reply(), uitgenodigd: undefined }, { status: 422 })
    const uitkomst = await inviteGemachtigde(diensten, wie, dossierId, submission.value)
    if (!uitkomst.ok) return data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }), uitgenodigd: undefined }, { status: 422 })
    return data({ lastResult: null, uitgenodigd: uitkomst.value })
  }
})

export default function Gemachtigde() {
  const antwoord = useActionData<typeof action>()
  return <InvitePage {...useLoaderData<typeof loader>()} lastResult={antwoord?.lastResult} uitgenodigd={antwoord?.uitgenodigd} />
}
