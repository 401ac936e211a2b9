import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInOefening, leesOefening } from '~/guard-paneel.server'
import stylesheet from '~/kalibratie/kalibratie.css?url'
import { leaveOefening, takeBackBlad } from '~/kalibratie/hand-in.server'
import { sluitOefening, stopOefening, verlengOefening } from '~/kalibratie/lead-oefening.server'
import { readOefening } from '~/kalibratie/read-oefening.server'
import { verlengSchema } from '~/kalibratie/schema'
import { OefeningPage } from '~/kalibratie/schermen/oefening-page'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = leesOefening('routes/kalibratie.$oefeningId._index', ({ wie, diensten, oefeningId }) =>
  readOefening(diensten.db, diensten.sql, wie, diensten.clock.now(), oefeningId)
)

const done = (oefeningId: string) => redirect(`/kalibratie/${oefeningId}`)

export const action = doeInOefening('routes/kalibratie.$oefeningId._index', {
  verlengen: async ({ wie, diensten, form, oefeningId }) => {
    const submission = parseWithZod(form, { schema: verlengSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await verlengOefening(diensten, wie, oefeningId, submission.value.einddag)
    return uitkomst.ok ? done(oefeningId) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  stoppen: async ({ wie, diensten, oefeningId }) => {
    await stopOefening(diensten, wie, oefeningId)
    return done(oefeningId)
  },
  sluiten: async ({ wie, diensten, oefeningId }) => {
    await sluitOefening(diensten, wie, oefeningId)
    return done(oefeningId)
  },
  terugnemen: async ({ wie, diensten, oefeningId }) => {
    await takeBackBlad(diensten, wie, oefeningId)
    return done(oefeningId)
  },
  afzien: async ({ wie, diensten, oefeningId }) => {
    await leaveOefening(diensten, wie, oefeningId)
    return done(oefeningId)
  }
})

export default function Oefening() {
  return <OefeningPage pagina={useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
