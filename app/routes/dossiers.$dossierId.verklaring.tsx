import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readVerklaring } from '~/dossier/declaration'
import { declareInterest } from '~/dossier/declare-interest.server'
import { DeclarationPage } from '~/dossier/schermen/declaration-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.verklaring', async ({ diensten, feiten, dossierId }) => {
  const namen = await diensten.db.betrokkenNaam.findMany({ where: { dossierId }, orderBy: { volgnummer: 'asc' }, select: { naam: true } })
  return { kenmerk: feiten.kenmerk, zetel: feiten.lid?.zetel ?? '', namen: namen.map(({ naam }) => naam) }
})

export const action = doeInDossier('routes/dossiers.$dossierId.verklaring', {
  verklaren: async ({ wie, diensten, form, dossierId }) => {
    const invoer = Object.fromEntries([...form].map(([naam, waarde]) => [naam, String(waarde)]))
    const gelezen = readVerklaring(invoer)
    if (!gelezen.ok) return data({ fouten: gelezen.fouten, invoer }, { status: 422 })
    const uitkomst = await declareInterest(diensten, wie, dossierId, gelezen.value)
    if (!uitkomst.ok) return data({ fouten: [{ veld: 'belang', bericht: uitkomst.bericht }], invoer }, { status: 422 })
    return redirect(uitkomst.value === 'geen_belang' ? `/dossiers/${dossierId}` : '/werk')
  }
})

export default function Verklaring() {
  return <DeclarationPage {...useLoaderData<typeof loader>()} antwoord={useActionData<typeof action>()} />
}
