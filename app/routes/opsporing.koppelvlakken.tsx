import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { doeInOverzicht, leesOverzicht, type OverzichtDaad } from '~/opsporing/guard.server'
import type { Uitkomst } from '~/opsporing/in-zaak.server'
import { KoppelvlakkenPagina } from '~/opsporing/koppelvlakken/koppelvlakken-pagina'
import { endGrondslag, readRegister, recordGrondslag, switchOff, switchOn } from '~/opsporing/koppelvlakken/register.server'
import { beeindigForm, grondslagForm, richtingen, schakelForm } from '~/opsporing/koppelvlakken/schema'
import { kanaalNaam } from '~/platform/koppelvlak/schema'

const here = '/opsporing/koppelvlakken'

export const loader = leesOverzicht('routes/opsporing.koppelvlakken', async ({ diensten: { sql, clock } }) => {
  const grondslagen = await readRegister(sql, clock.now())
  return {
    grondslagen,
    richtingen: richtingen.map(({ koppelvlak: { code, naam, wat, kanaal }, ontvanger }) => ({
      value: `${code}/${ontvanger}`, label: `${code} ${naam}, aan ${ontvanger}`, wat: wat.join(', '),
      hoe: kanaal.tweede ? `${kanaalNaam[kanaal.eerste]}, anders ${kanaalNaam[kanaal.tweede]}` : kanaalNaam[kanaal.eerste],
      aan: grondslagen.some((each) => each.koppelvlak === code && each.ontvanger === ontvanger && each.aan && each.geldt)
    }))
  }
})

const handle =
  <Schema extends z.ZodType>(schema: Schema, act: (daad: OverzichtDaad, value: z.output<Schema>) => Promise<Uitkomst<undefined>>) =>
  async (daad: OverzichtDaad) => {
    const submission = parseWithZod(daad.form, { schema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await act(daad, submission.value)
    return uitkomst.ok ? redirect(here) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }

export const action = doeInOverzicht('routes/opsporing.koppelvlakken', {
  vastleggen: handle(grondslagForm, ({ diensten, wie }, value) => recordGrondslag(diensten, wie, value)),
  aan: handle(schakelForm, ({ diensten, wie }, { grondslag }) => switchOn(diensten, wie, grondslag)),
  uit: handle(schakelForm, ({ diensten, wie }, { grondslag }) => switchOff(diensten, wie, grondslag)),
  beeindigen: handle(beeindigForm, ({ diensten, wie }, value) => endGrondslag(diensten, wie, value))
})

export default function Grondslagen() {
  return <KoppelvlakkenPagina {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
