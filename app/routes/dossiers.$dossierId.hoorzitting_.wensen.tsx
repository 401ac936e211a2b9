import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { readAbsences } from '~/hoorzitting/plannen/absences.server'
import { addDossierAbsence, dossierAbsenceForm, givenForm, recordGiven, seriesForm, withdrawDossierAbsence } from '~/hoorzitting/plannen/dossier-absence.server'
import { dossierPersonen, dossierPersoonNaam, keyOf } from '~/hoorzitting/plannen/person-key'
import { readMinorThen, readWishes, recordWishes } from '~/hoorzitting/plannen/record-wishes.server'
import { WishesPage } from '~/hoorzitting/plannen/schermen/wishes-page'
import { isKind, wishesForm } from '~/hoorzitting/plannen/wishes'
import { dagInAmsterdam } from '~/platform/kalender/rules'

export const loader = leesDossier('routes/dossiers.$dossierId.hoorzitting_.wensen', async ({ wie, diensten, feiten, dossierId }) => {
  const now = diensten.clock.now()
  const wensen = await readWishes(diensten.db, dossierId)
  const minderjarigToen = await readMinorThen(diensten.db, dossierId)
  const gegeven = await diensten.db.beschikbaarheidGegeven.findMany({ where: { dossierId }, orderBy: { persoon: 'asc' } })
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    minderjarigToen,
    wensen: wensen && { versie: wensen.versie, gemaaktOp: wensen.gemaaktOp.toISOString(), inhoud: wensen.inhoud },
    kind: wensen ? isKind(wensen.inhoud) : minderjarigToen !== 'nee',
    afwezig: await readAbsences(diensten.sql, dossierPersonen.map((persoon) => keyOf(persoon, dossierId)), wie.accountId, now),
    gegeven: gegeven.flatMap(({ persoon, totEnMet }) => dossierPersonen.filter((each) => persoon === keyOf(each, dossierId)).map((each) => ({ wie: dossierPersoonNaam[each], totEnMet: totEnMet.toISOString().slice(0, 10) }))),
    vandaag: dagInAmsterdam(now)
  }
})

export const action = doeInDossier('routes/dossiers.$dossierId.hoorzitting_.wensen', {
  vastleggen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: wishesForm(dagInAmsterdam(diensten.clock.now())) })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await recordWishes(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/hoorzitting`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  toevoegen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: dossierAbsenceForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await addDossierAbsence(diensten, wie, dossierId, submission.value)
    if (uitkomst.ok) return redirect(`/dossiers/${dossierId}/hoorzitting/wensen`)
    return data(submission.reply('veld' in uitkomst && uitkomst.veld ? { fieldErrors: { [uitkomst.veld]: [uitkomst.bericht] } } : { formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  intrekken: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: seriesForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await withdrawDossierAbsence(diensten, wie, dossierId, submission.value.reeks)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/hoorzitting/wensen`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  },
  gegeven: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: givenForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    await recordGiven(diensten, wie, dossierId, submission.value)
    return redirect(`/dossiers/${dossierId}/hoorzitting/wensen`)
  }
})

export default function Wensen() {
  return <WishesPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
