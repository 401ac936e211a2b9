import { data, redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { bindToLink } from '~/gemachtigde/toegang/link-sessions.server'
import { openLink } from '~/gemachtigde/toegang/open-link.server'
import { EnterPage } from '~/gemachtigde/schermen/enter-page'
import { dienstenOf } from '~/guard-paneel.server'
import { tijdInAmsterdam } from '~/platform/kalender/rules'
import { readForm } from '~/toegang/form.server'
import { findWie, notFound } from '~/toegang/guard.server'

export const meta: MetaFunction = () => [{ title: 'Toegang' }, { name: 'robots', content: 'noindex, nofollow' }]

/** Looks nothing up and changes nothing: whoever fetches this page, however often, gets the same one, for a link that exists and for one that does not (R-GEM-2). */
export const loader = () => null

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await readForm(request)
  if (form.get('doen') !== 'openen') throw notFound()
  const code = String(form.get('code') ?? '').slice(0, 100)
  if (!/[A-Za-z0-9]/.test(code)) return data({ soort: 'leeg' as const }, { status: 422 })
  const diensten = dienstenOf(context)
  const opened = await openLink(diensten, { sleutel: params.sleutel ?? '', code, adres: context.adres ?? '' })
  if (opened.soort === 'wachten') return data({ soort: opened.soort, tot: tijdInAmsterdam(new Date(opened.tot.getTime() + 59_999)) }, { status: 429 })
  if (opened.soort !== 'open') return data({ soort: opened.soort }, { status: opened.soort === 'klopt-niet' ? 422 : 410 })
  const { sessies, cookies } = context.basis
  // Whoever was signed in here before is not any more (R-TOE-23).
  const before = await findWie(request, context)
  if (before) await sessies.end(before)
  const secret = await sessies.start(opened.accountId, opened.voor === 'betrokkene' ? 'betrokkene' : 'gemachtigde')
  await bindToLink(diensten.sql, diensten.clock, secret, opened)
  return redirect(`/gemachtigde/${opened.dossierId}`, { headers: { 'Set-Cookie': cookies.write(secret) } })
}

export default function Binnen() {
  return <EnterPage answer={useActionData<typeof action>()} />
}
