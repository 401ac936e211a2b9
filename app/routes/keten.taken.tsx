import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doen, lezen, type Vraag } from '~/guard-paneel.server'
import { appointDeputy, endDeputy, readColleagues, readDeputies } from '~/keten/koppelvlakken/deputies.server'
import { readKlok } from '~/keten/koppelvlakken/register.server'
import { gedaanForm, intrekForm, redenForm, taakForm, vervangingForm } from '~/keten/koppelvlakken/schema'
import { doTask, giveUpTask, leaveTask, queueName, readDone, readTasks, returnTask, takeTask } from '~/keten/koppelvlakken/tasks.server'
import stylesheet from '~/keten/schermen/keten.css?url'
import { TakenPage } from '~/keten/schermen/tasks-page'
import { klokInWoorden } from '~/platform/koppelvlak/rules'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta: MetaFunction = () => [{ title: 'Taken in de keten · Weging' }]

export const loader = lezen('routes/keten.taken', async ({ wie, diensten: { sql, clock } }) => {
  const now = clock.now()
  const [taken, gedaan, collegas, vervanging, klok, rij] = await Promise.all([readTasks(sql, wie, now), readDone(sql, wie, now), readColleagues(sql, wie), readDeputies(sql, wie, now), readKlok(sql), queueName(sql, wie)])
  return { rij, klok: klokInWoorden(klok), coordinator: wie.hoedanigheid === 'coordinator', taken, gedaan, collegas, vervanging }
})

const handle =
  <Schema extends z.ZodType>(schema: Schema, act: (vraag: Vraag, value: z.output<Schema>) => Promise<Uitkomst>) =>
  async (vraag: Vraag) => {
    const submission = parseWithZod(vraag.form, { schema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await act(vraag, submission.value)
    return uitkomst.ok ? redirect('/keten/taken') : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }

export const action = doen('routes/keten.taken', {
  nemen: handle(taakForm, ({ diensten, wie }, { taak }) => takeTask(diensten, wie, taak)),
  loslaten: handle(taakForm, ({ diensten, wie }, { taak }) => leaveTask(diensten, wie, taak)),
  gedaan: handle(gedaanForm, ({ diensten, wie }, value) => doTask(diensten, wie, value)),
  teruggeven: handle(redenForm, ({ diensten, wie }, value) => returnTask(diensten, wie, value)),
  'niet-mogelijk': handle(redenForm, ({ diensten, wie }, value) => giveUpTask(diensten, wie, value)),
  vervangen: handle(vervangingForm, ({ diensten, wie }, value) => appointDeputy(diensten, wie, value)),
  stoppen: handle(intrekForm, ({ diensten, wie }, { vervanging }) => endDeputy(diensten, wie, vervanging))
})

export default function Taken() {
  return <TakenPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
