import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { roundsAfterHearing } from '~/beoordeling/ronden/advance-rounds.server'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { doeInDossier, leesDossier, type DossierVraag } from '~/guard-paneel.server'
import { conceptFormSchema } from '~/hoorzitting/schema'
import { VerslagPage } from '~/hoorzitting/schermen/verslag-page'
import { readHearing, readVerslag, readWaiver } from '~/hoorzitting/store.server'
import { fixVerslag } from '~/hoorzitting/verslag/fix-verslag.server'
import { makeConcept } from '~/hoorzitting/verslag/make-concept.server'
import { extendTerm, fileCorrection, finishCorrections, offerConcept, waiveCorrections } from '~/hoorzitting/verslag/read-through.server'
import { correctionFormSchema, extendFormSchema, fixFormSchema, offerFormSchema, waiveCorrectionsFormSchema } from '~/hoorzitting/verslag/schema'
import { readOpenConcept } from '~/hoorzitting/verslag/store.server'
import { presentAt } from '~/hoorzitting/zitting/present'
import { readZaal } from '~/hoorzitting/zitting/store.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notFound } from '~/toegang/guard.server'

export const loader = leesDossier('routes/dossiers.$dossierId.verslag', async ({ wie, diensten, feiten, dossierId }) => {
  const hearing = await readHearing(diensten.db, dossierId)
  if (!hearing || !feiten.lid) throw notFound()
  const verslag = await readVerslag(diensten.db, dossierId)
  const afgezien = await readWaiver(diensten.db, dossierId)
  const open = hearing.staat === 'nalezen' ? await readOpenConcept(diensten.db, dossierId) : null
  const vandaag = dagInAmsterdam(diensten.clock.now())
  const gepland = hearing.begintOp ? dagInAmsterdam(hearing.begintOp) : vandaag
  const may = (deed: Parameters<typeof mayDossier>[1]): boolean => mayDossier(wie, deed, feiten).ok
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    zetel: feiten.lid.zetel,
    lidId: feiten.lid.id,
    hoorzitting: { ...hearing, begintOp: hearing.begintOp?.toISOString() ?? null },
    verslag: verslag && { versie: verslag.versie, gemaaktOp: verslag.gemaaktOp.toISOString(), inhoud: verslag.inhoud },
    nalezen: open && {
      concept: { versie: open.concept.versie, inhoud: open.concept.inhoud },
      nalezing: open.nalezing,
      correcties: open.correcties.map(({ op: _op, ...correctie }) => correctie),
      leidt: may('verslag.nalezen'),
      schrijft: may('verslag.corrigeren'),
      gemachtigd: (await readGemachtigde(diensten.sql, dossierId)) !== undefined
    },
    afgezien: afgezien && { gemaaktOp: afgezien.gemaaktOp.toISOString(), inhoud: afgezien.inhoud },
    magAfsluiten: may('verslag.concept'),
    erbij: presentAt(await readZaal(diensten.db, hearing.id)),
    magOverdragen: may('toestemming.lezen'),
    dag: gepland < vandaag ? gepland : vandaag,
    vandaag,
    nu: diensten.clock.now().getTime()
  }
})

/** Checks a form, does its deed, and shows the page again; what was refused says why, with what was typed. */
const form = <Schema extends z.ZodType>(schema: Schema, act: (vraag: DossierVraag, value: z.output<Schema>) => Promise<Uitkomst<unknown>>, hideFields: string[] = []) =>
  async (vraag: DossierVraag) => {
    const submission = parseWithZod(vraag.form, { schema })
    if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
    const uitkomst = await act(vraag, submission.value)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht], hideFields }), { status: 422 })
    return redirect(`/dossiers/${vraag.dossierId}/verslag`)
  }

export const action = doeInDossier('routes/dossiers.$dossierId.verslag', {
  concept: form(conceptFormSchema, ({ diensten, wie, dossierId }, value) => makeConcept(diensten, wie, dossierId, value), ['gezien']),
  aanbieden: form(offerFormSchema, ({ diensten, wie, dossierId }, value) => offerConcept(diensten, wie, dossierId, value)),
  verlengen: form(extendFormSchema, ({ diensten, wie, dossierId }, value) => extendTerm(diensten, wie, dossierId, value)),
  corrigeren: form(correctionFormSchema, ({ diensten, wie, dossierId }, value) => fileCorrection(diensten, wie, dossierId, value)),
  klaar: form(z.object({}), ({ diensten, wie, dossierId }) => finishCorrections(diensten, wie, dossierId)),
  afstand: form(waiveCorrectionsFormSchema, ({ diensten, wie, dossierId }, value) => waiveCorrections(diensten, wie, dossierId, value)),
  vaststellen: form(fixFormSchema, ({ diensten, wie, dossierId }, value) => fixVerslag(diensten, wie, dossierId, value, roundsAfterHearing), ['gezien'])
})

export default function Verslag() {
  return <VerslagPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
