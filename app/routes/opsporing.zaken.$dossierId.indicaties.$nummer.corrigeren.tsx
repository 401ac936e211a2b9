import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInZaak, leesZaak, nummerVan } from '~/opsporing/guard.server'
import { correctie } from '~/opsporing/indicatie-form'
import { readIndicatie } from '~/opsporing/read-indicatie.server'
import { IndicatieFormulier } from '~/opsporing/schermen/indicatie-formulier'
import { correctIndicatie } from '~/opsporing/write-indicatie.server'
import { notFound } from '~/toegang/guard.server'

const route = 'routes/opsporing.zaken.$dossierId.indicaties.$nummer.corrigeren'

export const loader = leesZaak(route, async ({ wie, diensten, dossierId, params }) => {
  const indicatie = await readIndicatie(diensten, wie, dossierId, nummerVan(params))
  if (!indicatie) throw notFound()
  return { dossierId, aanduiding: indicatie.aanduiding, nummer: indicatie.nummer, nu: indicatie.nu }
})

export const action = doeInZaak(route, {
  corrigeren: async ({ wie, diensten, form, dossierId, params }) => {
    const nummer = nummerVan(params)
    const submission = parseWithZod(form, { schema: correctie })
    if (submission.status !== 'success') return data({ lastResult: submission.reply(), versie: undefined }, { status: 422 })
    const uitkomst = await correctIndicatie(diensten, wie, dossierId, nummer, submission.value)
    if (!uitkomst.ok) return data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }), versie: uitkomst.versie }, { status: 422 })
    return redirect(`/opsporing/zaken/${dossierId}/indicaties/${nummer}`)
  }
})

export default function IndicatieCorrigeren() {
  const { dossierId, aanduiding, nummer, nu } = useLoaderData<typeof loader>()
  const { lastResult, versie } = useActionData<typeof action>() ?? {}
  // What was sent keeps the version it started from, until its writer was told of a newer one.
  const sent = lastResult?.initialValue?.vanVersie
  const vanVersie = String(versie ?? (typeof sent === 'string' ? sent : nu.versie))
  return (
    <IndicatieFormulier
      dossierId={dossierId}
      aanduiding={aanduiding}
      titel={`Indicatie ${nummer} corrigeren`}
      intro={`U maakt een nieuwe versie naast versie ${nu.versie}. Die blijft te lezen.`}
      terug={{ label: `Indicatie ${nummer}`, href: `/opsporing/zaken/${dossierId}/indicaties/${nummer}` }}
      nu={nu}
      verborgen={{ vanVersie }}
      doen="corrigeren"
      lastResult={lastResult}
    />
  )
}
