import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inzageVanaf } from '~/dossier/inzage.server'
import { readMomentAnswers } from '~/gemachtigde/dagen/days.server'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { cancelSession, moveSession, planSession, type PlanFout } from '~/hoorzitting/plannen/place-session.server'
import { cancelForm, moveForm, planForm } from '~/hoorzitting/plannen/planning-form'
import { readPlanningPage } from '~/hoorzitting/plannen/read-planning-page.server'
import stylesheet from '~/hoorzitting/plannen/schermen/planning.css?url'
import { PlanningPage } from '~/hoorzitting/plannen/schermen/planning-page'
import { inviteAfterPlanning } from '~/hoorzitting/uitnodigen/invite.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = leesDossier('routes/dossiers.$dossierId.hoorzitting', async ({ diensten, feiten, dossierId, request }) => {
  const now = diensten.clock.now()
  return {
    dossierId, page: await readPlanningPage(diensten.sql, feiten, now, new URL(request.url).searchParams), vandaag: dagInAmsterdam(now),
    // What the side of betrokkene says of each moment, and from when it could read the papers (R-GEM-41, R-GEM-21).
    kant: { antwoorden: Object.fromEntries(await readMomentAnswers(diensten.db, dossierId)), ...(await inzageVanaf(diensten.sql, dossierId)) }
  }
})

/** Each refusal at its own field; what belongs to no field at the top. */
const faults = ({ bericht, fouten }: PlanFout) =>
  fouten.length === 0 ? { formErrors: [bericht] } : { fieldErrors: fouten.reduce<Record<string, string[]>>((found, { veld, bericht: wat }) => ({ ...found, [veld]: [...(found[veld] ?? []), wat] }), {}) }

export const action = doeInDossier('routes/dossiers.$dossierId.hoorzitting', {
  plannen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: planForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const outcome = await planSession(diensten, wie, dossierId, submission.value, inviteAfterPlanning)
    return outcome.ok ? redirect(`/dossiers/${dossierId}/hoorzitting`) : data(submission.reply(faults(outcome)), { status: 422 })
  },
  verzetten: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: moveForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const outcome = await moveSession(diensten, wie, dossierId, submission.value, inviteAfterPlanning)
    return outcome.ok ? redirect(`/dossiers/${dossierId}/hoorzitting`) : data(submission.reply(faults(outcome)), { status: 422 })
  },
  vervallen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: cancelForm })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const outcome = await cancelSession(diensten, wie, dossierId, submission.value, inviteAfterPlanning)
    return outcome.ok ? redirect(`/dossiers/${dossierId}/hoorzitting`) : data(submission.reply(faults(outcome)), { status: 422 })
  }
})

export default function Hoorzitting() {
  return <PlanningPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
