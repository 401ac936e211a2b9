import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { roundsAfterConsent } from '~/beoordeling/ronden/ended-consent.server'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doeInDossier, leesDossier, type DossierVraag } from '~/guard-paneel.server'
import { recordMedicalConsent, withdrawMedicalConsent } from '~/stukken/medisch/consent.server'
import { openToReader, recordShown, writeConclusion } from '~/stukken/medisch/open.server'
import { readMedicalPage } from '~/stukken/medisch/read-medical-page.server'
import { conclusionForm, medicalConsentForm, openForm, shownForm, withdrawForm } from '~/stukken/medisch/schema'
import { MedicalPage } from '~/stukken/medisch/schermen/medical-page'

export const meta: MetaFunction = () => [{ title: 'Medische stukken · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.medisch', ({ diensten, wie, feiten }) => readMedicalPage(diensten, wie, feiten))

/** One form of this page: what was sent, its deed, and the answer that keeps what was typed. `stuk`: which paper it was about. */
const deed =
  <Schema extends z.ZodType>(schema: Schema, act: (vraag: DossierVraag, value: z.output<Schema>) => Promise<Uitkomst>) =>
  async (vraag: DossierVraag) => {
    const { form, dossierId } = vraag
    const submission = parseWithZod(form, { schema })
    const about = { doen: String(form.get('doen')), stuk: String(form.get('stuk') ?? '') }
    if (submission.status !== 'success') return data({ ...about, lastResult: submission.reply() }, { status: 422 })
    const uitkomst = await act(vraag, submission.value as z.output<Schema>)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/medisch`) : data({ ...about, lastResult: submission.reply({ formErrors: [uitkomst.bericht] }) }, { status: 422 })
  }

export const action = doeInDossier('routes/dossiers.$dossierId.medisch', {
  vastleggen: deed(medicalConsentForm, ({ diensten, wie, dossierId }, value) => recordMedicalConsent(diensten, wie, dossierId, value, roundsAfterConsent)),
  intrekken: deed(withdrawForm, ({ diensten, wie, dossierId }, { stuk, redenStop }) => withdrawMedicalConsent(diensten, wie, dossierId, stuk, redenStop, roundsAfterConsent)),
  openen: deed(openForm, ({ diensten, wie, dossierId }, { stuk, lezer }) => openToReader(diensten, wie, dossierId, stuk, lezer, roundsAfterConsent)),
  concluderen: deed(conclusionForm, ({ diensten, wie, dossierId }, { stuk, conclusie }) => writeConclusion(diensten, wie, dossierId, stuk, conclusie)),
  voorleggen: deed(shownForm, ({ diensten, wie, dossierId }, value) => recordShown(diensten, wie, dossierId, value))
})

export default function Medisch() {
  return <MedicalPage {...useLoaderData<typeof loader>()} antwoord={useActionData<typeof action>()} />
}
