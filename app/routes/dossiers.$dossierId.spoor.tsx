import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { recordChainConsent } from '~/dossier/consent/purpose-consent.server'
import { ketenConsentFormSchema } from '~/dossier/consent/schema'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { doeInDossier, leesDossier, type DossierVraag } from '~/guard-paneel.server'
import { beginSpoor, takeBackSpoor } from '~/keten/sporen/begin-spoor.server'
import { recordCaseCodes } from '~/keten/sporen/case-codes.server'
import { extendTermijn, resumeTermijn, stopTermijn } from '~/keten/sporen/change-termijn.server'
import { correctVNummer } from '~/keten/sporen/correct-v-nummer.server'
import { leaveCourse, resumeCourse } from '~/keten/sporen/leave-course.server'
import { linkDossiers, unlinkDossiers } from '~/keten/sporen/link-dossiers.server'
import { readCoordinatorPage, readPanelPage } from '~/keten/sporen/read-spoor-page.server'
import { handOverTogether, recordStap, skipStap, undoStap } from '~/keten/sporen/record-stap.server'
import { CoordinatorSpoor, PanelSpoor } from '~/keten/sporen/schermen/spoor-page'
import {
  beginFormSchema, gegevensFormSchema, hervatFormSchema, koppelFormSchema, nietGebeurdFormSchema, ontkoppelFormSchema, overslaanFormSchema, stapFormSchema, stilFormSchema, terugFormSchema, uitgangFormSchema, uitreikenFormSchema, verderFormSchema, verlengFormSchema, vNummerFormSchema
} from '~/keten/sporen/schema'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'

export const meta: MetaFunction = () => [{ title: 'Sporen en termijnen · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.spoor', async ({ wie, diensten: { db, sql, clock }, feiten, dossierId, request }) => {
  const vandaag = dagInAmsterdam(clock.now())
  const place = { dossierId, kenmerk: feiten.kenmerk }
  if (wie.hoedanigheid !== 'coordinator') return { ...place, page: await readPanelPage(db, sql, dossierId, vandaag) }
  const page = await readCoordinatorPage(db, sql, { dossierId, accountId: wie.accountId, vandaag, nu: clock.now(), gekozen: new URL(request.url).searchParams.get('stap') })
  return { ...place, page: { ...page, magMedisch: mayDossier(wie, 'medisch.lezen', feiten).ok } }
})

/** One form, one deed; afterwards the page without the form that was filled in. */
const deed =
  <Schema extends z.ZodType>(schema: Schema, act: (diensten: DossierVraag['diensten'], wie: Wie, dossierId: string, form: z.output<Schema>) => Promise<Uitkomst>) =>
  async ({ wie, diensten, form, dossierId }: DossierVraag) => {
    const submission = parseWithZod(form, { schema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await act(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/spoor`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }

export const action = doeInDossier('routes/dossiers.$dossierId.spoor', {
  beginnen: deed(beginFormSchema, beginSpoor),
  terugnemen: deed(terugFormSchema, takeBackSpoor),
  stap: deed(stapFormSchema, recordStap),
  weg: deed(nietGebeurdFormSchema, undoStap),
  uitreiken: deed(uitreikenFormSchema, handOverTogether),
  overslaan: deed(overslaanFormSchema, skipStap),
  stilzetten: deed(stilFormSchema, stopTermijn),
  doorgaan: deed(verderFormSchema, resumeTermijn),
  verlengen: deed(verlengFormSchema, extendTermijn),
  uitgang: deed(uitgangFormSchema, leaveCourse),
  hervatten: deed(hervatFormSchema, resumeCourse),
  koppelen: deed(koppelFormSchema, linkDossiers),
  ontkoppelen: deed(ontkoppelFormSchema, unlinkDossiers),
  vnummer: deed(vNummerFormSchema, correctVNummer),
  gegevens: deed(gegevensFormSchema, recordCaseCodes),
  toestemming: deed(ketenConsentFormSchema, recordChainConsent)
})

export default function SpoorRoute() {
  const { page, ...place } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return page.voor === 'panel' ? <PanelSpoor {...place} {...page} /> : <CoordinatorSpoor {...place} {...page} lastResult={lastResult} />
}
