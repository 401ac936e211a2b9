import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { closeSeat } from '~/beoordeling/ronden/close-seat.server'
import { redenSchema } from '~/beoordeling/ronden/schema'
import { composePanel, replaceSeat } from '~/dossier/compose-panel.server'
import { disciplines, zetels, type Zetel } from '~/dossier/schema'
import { PanelPage } from '~/dossier/schermen/panel-page'
import { readCandidates, readSeats } from '~/dossier/store.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.panel', async ({ diensten, feiten, dossierId }) => ({
  dossierId,
  kenmerk: feiten.kenmerk,
  fase: feiten.fase,
  kandidaten: await readCandidates(diensten.sql),
  bezet: await readSeats(diensten.sql, dossierId)
}))

const isZetel = (value: FormDataEntryValue | null): value is Zetel => zetels.some((zetel) => zetel === value)

export const action = doeInDossier('routes/dossiers.$dossierId.panel', {
  samenstellen: async ({ wie, diensten, form, dossierId }) => {
    const keuze = Object.fromEntries(zetels.map((zetel) => [zetel, String(form.get(zetel) ?? '')]))
    const uitkomst = await composePanel(diensten, wie, dossierId, keuze)
    if (!uitkomst.ok) return data({ bericht: uitkomst.bericht, lijst: uitkomst.lijst ?? [], keuze }, { status: 422 })
    return redirect(`/dossiers/${dossierId}/hoorzitting`)
  },
  vervangen: async ({ wie, diensten, form, dossierId }) => {
    const zetel = form.get('zetel')
    const account = String(form.get('account') ?? '')
    const uitkomst = isZetel(zetel)
      ? await replaceSeat(diensten, wie, dossierId, zetel, account)
      : ({ ok: false, bericht: 'Kies een zetel.' } as const)
    if (!uitkomst.ok) return data({ bericht: uitkomst.bericht, lijst: [], keuze: {} }, { status: 422 })
    return redirect(`/dossiers/${dossierId}`)
  },
  sluiten: async ({ wie, diensten, form, dossierId }) => {
    const discipline = disciplines.find((one) => one === form.get('discipline'))
    const getypt = String(form.get('reden') ?? '')
    const refuse = (veld: 'discipline' | 'reden', bericht: string) => data({ bericht, lijst: [], keuze: {}, sluiten: { veld, discipline: discipline ?? '', reden: getypt } }, { status: 422 })
    if (!discipline) return refuse('discipline', 'Kies welke zetel u sluit.')
    const reden = redenSchema.safeParse(getypt)
    if (!reden.success) return refuse('reden', reden.error.issues[0]?.message ?? 'Schrijf waarom.')
    const uitkomst = await closeSeat(diensten, wie, dossierId, discipline, reden.data)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/panel`) : refuse('discipline', uitkomst.bericht)
  }
})

export default function Panel() {
  return <PanelPage {...useLoaderData<typeof loader>()} antwoord={useActionData<typeof action>()} />
}
