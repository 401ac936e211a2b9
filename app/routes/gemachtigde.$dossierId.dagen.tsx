import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { answerMoment, dropAbsence, finishDays, giveAbsence, readDays } from '~/gemachtigde/dagen/days.server'
import { answerFormSchema, doneFormSchema, dropFormSchema, ownAbsenceForm } from '~/gemachtigde/dagen/schema'
import { DaysPage } from '~/gemachtigde/schermen/days-page'
import { doeInDossier, leesDossier, type DossierVraag } from '~/guard-paneel.server'

export const meta: MetaFunction = () => [{ title: 'Dagen · Weging' }]

export const loader = leesDossier('routes/gemachtigde.$dossierId.dagen', ({ diensten, feiten }) => readDays(diensten, feiten))

/** Reads the form and does the deed: the page again, or the form back with what is wrong. */
async function give<Schema extends z.ZodType>({ form, dossierId }: DossierVraag, schema: Schema, deed: (value: z.output<Schema>) => Promise<Uitkomst>) {
  const submission = parseWithZod(form, { schema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const uitkomst = await deed(submission.value)
  return uitkomst.ok ? redirect(`/gemachtigde/${dossierId}/dagen`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
}

export const action = doeInDossier('routes/gemachtigde.$dossierId.dagen', {
  doorgeven: (vraag) => give(vraag, ownAbsenceForm, (value) => giveAbsence(vraag.diensten, vraag.wie, vraag.dossierId, value)),
  weghalen: (vraag) => give(vraag, dropFormSchema, ({ reeks }) => dropAbsence(vraag.diensten, vraag.wie, vraag.dossierId, reeks)),
  compleet: (vraag) => give(vraag, doneFormSchema, (value) => finishDays(vraag.diensten, vraag.wie, vraag.dossierId, value)),
  antwoorden: (vraag) => give(vraag, answerFormSchema, (value) => answerMoment(vraag.diensten, vraag.wie, vraag.dossierId, value))
})

export default function Dagen() {
  return <DaysPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
