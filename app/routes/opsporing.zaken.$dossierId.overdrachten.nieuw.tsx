import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInZaak, leesZaak } from '~/opsporing/guard.server'
import { composeOverdracht } from '~/opsporing/overdracht/compose-overdracht.server'
import { OverdrachtFormulier } from '~/opsporing/overdracht/overdracht-formulier'
import { readKeuze } from '~/opsporing/overdracht/read-overdracht.server'
import { nieuweOverdracht } from '~/opsporing/overdracht/overdracht-form'

const route = 'routes/opsporing.zaken.$dossierId.overdrachten.nieuw'

export const loader = leesZaak(route, async ({ wie, diensten, dossierId }) => ({ ...(await readKeuze(diensten, wie, dossierId)), sleutel: diensten.ids.uuid() }))

export const action = doeInZaak(route, {
  opstellen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: nieuweOverdracht })
    if (submission.status !== 'success') return data({ lastResult: submission.reply() }, { status: 422 })
    const uitkomst = await composeOverdracht(diensten, wie, dossierId, submission.value)
    if (!uitkomst.ok) return data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }) }, { status: 422 })
    return redirect(`/opsporing/zaken/${dossierId}/overdrachten/${uitkomst.value}`)
  }
})

export default function NieuweOverdracht() {
  return <OverdrachtFormulier {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()?.lastResult} />
}
