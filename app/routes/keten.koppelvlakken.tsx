import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doen, lezen, type Vraag } from '~/guard-paneel.server'
import { readRegisterPage } from '~/keten/koppelvlakken/read-register-page.server'
import { endGrondslag, recordGrondslag, setKlok, switchOff, switchOn } from '~/keten/koppelvlakken/register.server'
import { beeindigForm, grondslagForm, schakelForm } from '~/keten/koppelvlakken/schema'
import { KoppelvlakkenPage } from '~/keten/schermen/interfaces-page'
import stylesheet from '~/keten/schermen/keten.css?url'
import { ketenklokSchema } from '~/platform/koppelvlak/schema'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta: MetaFunction = () => [{ title: 'Koppelvlakken · Weging' }]

export const loader = lezen('routes/keten.koppelvlakken', ({ diensten: { sql, clock } }) => readRegisterPage(sql, clock.now()))

const handle =
  <Schema extends z.ZodType>(schema: Schema, act: (vraag: Vraag, value: z.output<Schema>) => Promise<Uitkomst>) =>
  async (vraag: Vraag) => {
    const submission = parseWithZod(vraag.form, { schema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await act(vraag, submission.value)
    return uitkomst.ok ? redirect('/keten/koppelvlakken') : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }

export const action = doen('routes/keten.koppelvlakken', {
  grondslag: handle(grondslagForm, ({ diensten, wie }, value) => recordGrondslag(diensten, wie, value)),
  beeindigen: handle(beeindigForm, ({ diensten, wie }, value) => endGrondslag(diensten, wie, value)),
  aan: handle(schakelForm, ({ diensten, wie }, value) => switchOn(diensten, wie, value)),
  uit: handle(schakelForm, ({ diensten, wie }, value) => switchOff(diensten, wie, value)),
  klok: handle(ketenklokSchema, ({ diensten, wie }, value) => setKlok(diensten, wie, value))
})

export default function Koppelvlakken() {
  return <KoppelvlakkenPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
