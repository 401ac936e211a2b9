import { useLoaderData } from '@remix-run/react'
import { leesZaak, nummerVan } from '~/opsporing/guard.server'
import { readIndicatie } from '~/opsporing/read-indicatie.server'
import { IndicatiePagina } from '~/opsporing/schermen/indicatie-pagina'
import { notFound } from '~/toegang/guard.server'

export const loader = leesZaak('routes/opsporing.zaken.$dossierId.indicaties.$nummer._index', async ({ wie, diensten, dossierId, params }) => {
  const indicatie = await readIndicatie(diensten, wie, dossierId, nummerVan(params))
  if (!indicatie) throw notFound()
  return { indicatie }
})

export default function Indicatie() {
  return <IndicatiePagina {...useLoaderData<typeof loader>()} />
}
