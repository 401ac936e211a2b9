import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { eigenIngang, type Hoedanigheid } from '~/dossier/schema'
import { doen, lezen } from '~/guard-paneel.server'
import { absenceForm } from '~/hoorzitting/plannen/absence'
import { readAbsences } from '~/hoorzitting/plannen/absences.server'
import { addOwnAbsence, askerForm, readAsker, setAsker, withdrawOwnAbsence } from '~/hoorzitting/plannen/own-availability.server'
import { keyOf } from '~/hoorzitting/plannen/person-key'
import { seriesForm } from '~/hoorzitting/plannen/dossier-absence.server'
import { AvailabilityPage } from '~/hoorzitting/plannen/schermen/availability-page'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notFound } from '~/toegang/guard.server'

/** Only people of a panel and coördinators are planned here. */
const isGepland = (hoedanigheid: string): boolean => eigenIngang[hoedanigheid as Hoedanigheid] === undefined

export const loader = lezen('routes/beschikbaarheid', async ({ wie, diensten }) => {
  if (!isGepland(wie.hoedanigheid)) throw redirect(eigenIngang[wie.hoedanigheid as Hoedanigheid] ?? '/')
  const now = diensten.clock.now()
  return { regels: await readAbsences(diensten.sql, [keyOf('account', wie.accountId)], wie.accountId, now), geslacht: await readAsker(diensten.db, wie.accountId), vandaag: dagInAmsterdam(now) }
})

export const action = doen('routes/beschikbaarheid', {
  toevoegen: async ({ wie, diensten, form }) => {
    if (!isGepland(wie.hoedanigheid)) throw notFound()
    const submission = parseWithZod(form, { schema: absenceForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await addOwnAbsence(diensten, wie, submission.value)
    if (uitkomst.ok) return redirect('/beschikbaarheid')
    return data(submission.reply('veld' in uitkomst ? { fieldErrors: { [uitkomst.veld]: [uitkomst.bericht] } } : { formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  intrekken: async ({ wie, diensten, form }) => {
    if (!isGepland(wie.hoedanigheid)) throw notFound()
    const submission = parseWithZod(form, { schema: seriesForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await withdrawOwnAbsence(diensten, wie, submission.value.reeks)
    return uitkomst.ok ? redirect('/beschikbaarheid') : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  vrager: async ({ wie, diensten, form }) => {
    if (!isGepland(wie.hoedanigheid)) throw notFound()
    const submission = parseWithZod(form, { schema: askerForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    await setAsker(diensten, wie, submission.value.geslacht)
    return redirect('/beschikbaarheid')
  }
})

export default function Beschikbaarheid() {
  return <AvailabilityPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
