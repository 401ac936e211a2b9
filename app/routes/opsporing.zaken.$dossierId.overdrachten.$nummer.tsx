import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInZaak, leesZaak, type DaadVraag } from '~/opsporing/guard.server'
import { verslag } from '~/opsporing/overdracht/overdracht-form'
import stylesheet from '~/opsporing/overdracht/overdracht.css?url'
import { OverdrachtPagina } from '~/opsporing/overdracht/overdracht-pagina'
import { readOverdracht } from '~/opsporing/overdracht/read-overdracht.server'
import { recordEvent } from '~/opsporing/overdracht/record-event.server'
import { notFound } from '~/toegang/guard.server'

const route = 'routes/opsporing.zaken.$dossierId.overdrachten.$nummer'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = leesZaak(route, async ({ wie, diensten, dossierId, params }) => {
  const found = await readOverdracht(diensten, wie, dossierId, params.nummer ?? '')
  if (!found) throw notFound()
  const { tekst: _bytes, ...overdracht } = found
  return { overdracht }
})

export const action = doeInZaak(route, { verstrekken: leggen('verstrekt'), bevestigen: leggen('ontvangst-bevestigd') })

function leggen(gebeurtenis: 'verstrekt' | 'ontvangst-bevestigd') {
  return async ({ wie, diensten, form, dossierId, params }: DaadVraag) => {
    const submission = parseWithZod(form, { schema: verslag })
    if (submission.status !== 'success') return data({ lastResult: submission.reply() }, { status: 422 })
    const nummer = params.nummer ?? ''
    const uitkomst = await recordEvent(diensten, wie, dossierId, nummer, gebeurtenis, submission.value.toelichting)
    if (!uitkomst.ok) return data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }) }, { status: 422 })
    return redirect(`/opsporing/zaken/${dossierId}/overdrachten/${nummer}`)
  }
}

export default function OverdrachtRoute() {
  return <OverdrachtPagina {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()?.lastResult} />
}
