import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doen, lezen } from '~/guard-paneel.server'
import { readAbsences } from '~/hoorzitting/plannen/absences.server'
import { seriesForm } from '~/hoorzitting/plannen/dossier-absence.server'
import { interpreterForm, meansAbsenceForm, roomForm, useForm } from '~/hoorzitting/plannen/resources'
import { addInterpreter, addMeansAbsence, addRoom, meansKeys, readInterpreters, readRooms, setInUse, withdrawMeansAbsence } from '~/hoorzitting/plannen/resources.server'
import { ResourcesPage } from '~/hoorzitting/plannen/schermen/resources-page'
import { dagInAmsterdam } from '~/platform/kalender/rules'

const here = '/ruimtes-en-tolken'

export const loader = lezen('routes/ruimtes-en-tolken', async ({ wie, diensten }) => {
  const now = diensten.clock.now()
  const [ruimten, tolken] = [await readRooms(diensten.db), await readInterpreters(diensten.db)]
  return { ruimten, tolken, regels: await readAbsences(diensten.sql, meansKeys(ruimten, tolken), wie.accountId, now), vandaag: dagInAmsterdam(now) }
})

export const action = doen('routes/ruimtes-en-tolken', {
  ruimte: async ({ wie, diensten, form }) => {
    const submission = parseWithZod(form, { schema: roomForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await addRoom(diensten, wie, submission.value)
    return uitkomst.ok ? redirect(here) : data(submission.reply({ fieldErrors: { naam: [uitkomst.bericht] } }), { status: 422 })
  },
  tolk: async ({ wie, diensten, form }) => {
    const submission = parseWithZod(form, { schema: interpreterForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await addInterpreter(diensten, wie, submission.value)
    return uitkomst.ok ? redirect(here) : data(submission.reply({ fieldErrors: { nummer: [uitkomst.bericht] } }), { status: 422 })
  },
  aan: async ({ wie, diensten, form }) => {
    const submission = parseWithZod(form, { schema: useForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await setInUse(diensten, wie, submission.value.soortMiddel, submission.value.id, true)
    return uitkomst.ok ? redirect(here) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  uit: async ({ wie, diensten, form }) => {
    const submission = parseWithZod(form, { schema: useForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await setInUse(diensten, wie, submission.value.soortMiddel, submission.value.id, false)
    return uitkomst.ok ? redirect(here) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  toevoegen: async ({ wie, diensten, form }) => {
    const submission = parseWithZod(form, { schema: meansAbsenceForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await addMeansAbsence(diensten, wie, submission.value)
    if (uitkomst.ok) return redirect(here)
    return data(submission.reply('veld' in uitkomst ? { fieldErrors: { [uitkomst.veld]: [uitkomst.bericht] } } : { formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  intrekken: async ({ wie, diensten, form }) => {
    const submission = parseWithZod(form, { schema: seriesForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await withdrawMeansAbsence(diensten, wie, submission.value.reeks)
    return uitkomst.ok ? redirect(here) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function RuimtesEnTolken() {
  return <ResourcesPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
