import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doen, lezen } from '~/guard-paneel.server'
import stylesheet from '~/kalibratie/kalibratie.css?url'
import { readStartKeuzes } from '~/kalibratie/read-oefening.server'
import { startSchema } from '~/kalibratie/schema'
import { StartPage } from '~/kalibratie/schermen/start-page'
import { startOefening } from '~/kalibratie/start-oefening.server'
import { addDays, dagInAmsterdam } from '~/platform/kalender/rules'
import { lastDayUnderAtw } from '~/platform/kalender/termijn/rules'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = lezen('routes/kalibratie.nieuw', async ({ wie, diensten }) => {
  const vandaag = dagInAmsterdam(diensten.clock.now())
  return { ...(await readStartKeuzes(diensten.db, wie)), eersteDag: addDays(vandaag, 1), voorstel: lastDayUnderAtw(vandaag, { aantal: 3, eenheid: 'weken' }) }
})

export const action = doen('routes/kalibratie.nieuw', {
  starten: async ({ wie, diensten, form }) => {
    const submission = parseWithZod(form, { schema: startSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await startOefening(diensten, wie, submission.value)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
    return redirect(`/kalibratie/${uitkomst.value.oefeningId}`)
  }
})

export default function NieuweOefening() {
  return <StartPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
