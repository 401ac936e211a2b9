import { data, redirect, type LinksFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { disciplineSchema } from '~/beoordeling/catalogus/schema'
import { decideOneRound, decideSpoed, decideTwo, reopenRound } from '~/beoordeling/ronden/decide.server'
import type { DecisionState } from '~/beoordeling/ronden/decision-forms'
import { checkBewijs, readRounds, type BewijsUitkomst } from '~/beoordeling/ronden/read-rounds.server'
import { RoundsPage } from '~/beoordeling/ronden/rounds-page'
import stylesheet from '~/beoordeling/ronden/rounds.css?url'
import { redenSchema } from '~/beoordeling/ronden/schema'
import { overTeSlaan } from '~/beoordeling/ronden/words'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { doeInDossier, leesDossier, type DossierVraag } from '~/guard-paneel.server'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = leesDossier('routes/dossiers.$dossierId.rondes', async ({ wie, diensten, feiten, dossierId }) => {
  const may = (deed: 'ronde.een' | 'ronde.spoed' | 'ronde.twee' | 'ronde.heropenen') => mayDossier(wie, deed, feiten).ok
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    ...(await readRounds(diensten.db, diensten.sql, feiten)),
    besluitbaar: [
      ...(may('ronde.een') ? (['een-ronde'] as const) : []),
      ...(may('ronde.spoed') && !feiten.spoed ? (['spoed'] as const) : []),
      ...(may('ronde.twee') && diensten.tweeDisciplines ? (['twee'] as const) : []),
      ...(may('ronde.heropenen') ? (['heropenen'] as const) : [])
    ]
  }
})

type Answer = { antwoord: DecisionState | undefined; controle: BewijsUitkomst | undefined }

/** A decision with its reason; on a refusal the page again, with what was typed. */
const decide =
  (doen: string, act: (vraag: DossierVraag, reden: string, overgeslagen: string[]) => Promise<Uitkomst | { veld: string; bericht: string }>) =>
  async (vraag: DossierVraag) => {
    const getypt = String(vraag.form.get('reden') ?? '')
    const overgeslagen = vraag.form.getAll('overgeslagen').map(String).filter((label) => overTeSlaan.some((one) => one.label === label))
    const refuse = (veld: string, bericht: string) => data<Answer>({ antwoord: { doen, veld, bericht, reden: getypt, overgeslagen }, controle: undefined }, { status: 422 })
    const reden = redenSchema.safeParse(getypt)
    if (!reden.success) return refuse(`reden-${doen}`, reden.error.issues[0]?.message ?? 'Schrijf waarom.')
    const uitkomst = await act(vraag, reden.data, overgeslagen)
    if ('veld' in uitkomst) return refuse(uitkomst.veld, uitkomst.bericht)
    return uitkomst.ok ? redirect(`/dossiers/${vraag.dossierId}/rondes`) : refuse(`reden-${doen}`, uitkomst.bericht)
  }

export const action = doeInDossier('routes/dossiers.$dossierId.rondes', {
  'een-ronde': decide('een-ronde', ({ diensten, wie, dossierId }, reden) => decideOneRound(diensten, wie, dossierId, reden)),
  spoed: decide('spoed', ({ diensten, wie, dossierId }, reden, overgeslagen) => decideSpoed(diensten, wie, dossierId, reden, overgeslagen)),
  twee: decide('twee', async ({ diensten, wie, dossierId, form }, reden) => {
    const ontbreekt = disciplineSchema.safeParse(form.get('ontbreekt'))
    return ontbreekt.success ? decideTwo(diensten, wie, dossierId, reden, ontbreekt.data) : { veld: 'ontbreekt', bericht: 'Kies welke discipline ontbreekt.' }
  }),
  heropenen: decide('heropenen', ({ diensten, wie, dossierId }, reden) => reopenRound(diensten, wie, dossierId, reden)),
  controleren: async ({ diensten, feiten, form }) => {
    const bewijs = String(form.get('bewijs') ?? '')
    if (!/^[0-9a-f\s]{64,}$/i.test(bewijs)) {
      return data<Answer>({ antwoord: { doen: 'controleren', veld: 'bewijs', bericht: 'Een ontvangstbewijs heeft 64 letters a tot en met f en cijfers.', reden: '', overgeslagen: [] }, controle: undefined }, { status: 422 })
    }
    return data<Answer>({ antwoord: undefined, controle: await checkBewijs(diensten.sql, feiten, bewijs) })
  }
})

export default function Rondes() {
  const answer = useActionData<typeof action>()
  return <RoundsPage {...useLoaderData<typeof loader>()} antwoord={answer?.antwoord} controle={answer?.controle} />
}
