import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doen, lezen, type Vraag } from '~/guard-paneel.server'
import { beginOverleg, cancelOverleg, closeOverleg, decideAction, finishAction, joinOverleg } from '~/keten/overleg/meeting.server'
import { readOverleg } from '~/keten/overleg/read-overleg.server'
import { overlegRoom } from '~/keten/overleg/rooms'
import { actieForm, gedaanForm } from '~/keten/overleg/schema'
import stylesheet from '~/keten/schermen/keten.css?url'
import { MeetingPage } from '~/keten/schermen/meeting-page'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notFound } from '~/toegang/guard.server'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta: MetaFunction = () => [{ title: 'Casusoverleg · Weging' }]

export const loader = lezen('routes/keten.overleg.$overlegId', async ({ wie, diensten: { sql, clock }, params }) => {
  const now = clock.now()
  const overleg = await readOverleg(sql, wie, params.overlegId ?? '', now)
  if (!overleg) throw notFound()
  return { ...overleg, vandaag: dagInAmsterdam(now), kamer: overleg.staat === 'begonnen' && overleg.doetMee ? overlegRoom(overleg.id) : null }
})

const leeg = z.object({})

/** Afterwards every open socket is checked against the rights as they are now. */
const handle =
  <Schema extends z.ZodType>(schema: Schema, act: (vraag: Vraag, overlegId: string, value: z.output<Schema>) => Promise<Uitkomst>, terug = '') =>
  async (vraag: Vraag) => {
    const overlegId = vraag.params.overlegId ?? ''
    const submission = parseWithZod(vraag.form, { schema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await act(vraag, overlegId, submission.value)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
    await vraag.diensten.rooms.recheck()
    await vraag.diensten.historyEnd.sweep()
    return redirect(terug || `/keten/overleg/${overlegId}`)
  }

export const action = doen('routes/keten.overleg.$overlegId', {
  meedoen: handle(leeg, ({ diensten, wie }, id) => joinOverleg(diensten, wie, id)),
  beginnen: handle(leeg, ({ diensten, wie }, id) => beginOverleg(diensten, wie, id)),
  vervallen: handle(leeg, ({ diensten, wie }, id) => cancelOverleg(diensten, wie, id), '/keten/overleg'),
  besluiten: handle(actieForm, ({ diensten, wie }, id, value) => decideAction(diensten, wie, id, value)),
  sluiten: handle(leeg, ({ diensten, wie }, id) => closeOverleg(diensten, wie, id)),
  gedaan: handle(gedaanForm, ({ diensten, wie }, _id, { actie }) => finishAction(diensten, wie, actie))
})

export default function Overleg() {
  return <MeetingPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
