import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { completeIntake, declineIntake } from '~/dossier/complete-intake.server'
import { declineSchema, intakeSchema } from '~/dossier/schema'
import { IntakePage } from '~/dossier/schermen/intake-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.intake', async ({ diensten, feiten, dossierId }) => {
  const { betrokkene } = await diensten.db.dossier.findUniqueOrThrow({
    where: { id: dossierId },
    select: { betrokkene: { select: { minderjarigOpgave: true, leeftijdOpgave: true, vormUitbuiting: true } } }
  })
  const stukken = await diensten.db.stuk.findMany({
    where: { dossierId },
    select: { nummer: true, soort: true, datumTekst: true },
    orderBy: { nummer: 'asc' }
  })
  return { dossierId, kenmerk: feiten.kenmerk, betrokkene, stukken }
})

export const action = doeInDossier('routes/dossiers.$dossierId.intake', {
  ontvankelijk: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: intakeSchema })
    if (submission.status !== 'success') return data({ lastResult: submission.reply(), fout: undefined }, { status: 422 })
    const uitkomst = await completeIntake(diensten, wie, dossierId, submission.value)
    if (!uitkomst.ok) return data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }), fout: undefined }, { status: 422 })
    return redirect(`/dossiers/${dossierId}/panel`)
  },
  'niet-in-behandeling': async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: declineSchema })
    if (submission.status !== 'success') return data({ lastResult: submission.reply(), fout: undefined }, { status: 422 })
    await declineIntake(diensten, wie, dossierId, submission.value.eindeReden)
    return redirect(`/dossiers/${dossierId}`)
  }
})

export default function Intake() {
  return <IntakePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()?.lastResult} />
}
