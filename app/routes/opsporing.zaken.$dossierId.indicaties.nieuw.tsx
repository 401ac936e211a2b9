import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInZaak, leesZaak } from '~/opsporing/guard.server'
import { nieuweIndicatie } from '~/opsporing/indicatie-form'
import { IndicatieFormulier } from '~/opsporing/schermen/indicatie-formulier'
import { readZaakHoofd } from '~/opsporing/store.server'
import { writeIndicatie } from '~/opsporing/write-indicatie.server'

const route = 'routes/opsporing.zaken.$dossierId.indicaties.nieuw'

export const loader = leesZaak(route, async ({ wie, diensten, dossierId }) => ({ zaak: await readZaakHoofd(diensten, wie, dossierId), sleutel: diensten.ids.uuid() }))

export const action = doeInZaak(route, {
  schrijven: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: nieuweIndicatie })
    if (submission.status !== 'success') return data({ lastResult: submission.reply() }, { status: 422 })
    const uitkomst = await writeIndicatie(diensten, wie, dossierId, submission.value)
    if (!uitkomst.ok) return data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }) }, { status: 422 })
    return redirect(`/opsporing/zaken/${dossierId}/indicaties/${uitkomst.value}`)
  }
})

export default function NieuweIndicatie() {
  const { zaak, sleutel } = useLoaderData<typeof loader>()
  return (
    <IndicatieFormulier
      {...zaak}
      titel="Nieuwe indicatie"
      intro="Wat u vastlegt blijft staan. Corrigeren kan; de eerste versie blijft dan te lezen."
      terug={{ label: zaak.aanduiding, href: `/opsporing/zaken/${zaak.dossierId}` }}
      verborgen={{ sleutel }}
      doen="schrijven"
      lastResult={useActionData<typeof action>()?.lastResult}
    />
  )
}
