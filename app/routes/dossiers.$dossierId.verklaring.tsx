import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { belangKeuzes, declareInterest } from '~/dossier/declare-interest.server'
import { DeclarationPage } from '~/dossier/schermen/declaration-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.verklaring', async ({ diensten, feiten, dossierId }) => {
  const namen = await diensten.db.betrokkenNaam.findMany({ where: { dossierId }, orderBy: { volgnummer: 'asc' }, select: { naam: true } })
  return { kenmerk: feiten.kenmerk, zetel: feiten.lid?.zetel ?? '', namen: namen.map(({ naam }) => naam) }
})

export const action = doeInDossier('routes/dossiers.$dossierId.verklaring', {
  verklaren: async ({ wie, diensten, form, dossierId }) => {
    const keuze = belangKeuzes.find((waarde) => waarde === form.get('verklaring'))
    if (!keuze) return data({ fout: 'Kies of u een belang hebt.' }, { status: 422 })
    const uitkomst = await declareInterest(diensten, wie, dossierId, keuze)
    if (!uitkomst.ok) return data({ fout: uitkomst.bericht }, { status: 422 })
    return redirect(keuze === 'geen_belang' ? `/dossiers/${dossierId}` : '/werk')
  }
})

export default function Verklaring() {
  return <DeclarationPage {...useLoaderData<typeof loader>()} fout={useActionData<typeof action>()?.fout} />
}
