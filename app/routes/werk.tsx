import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { eigenIngang, type Hoedanigheid } from '~/dossier/schema'
import { readWork } from '~/dossier/store.server'
import { WorkPage } from '~/dossier/schermen/work-page'
import { hoedanigheidVan, isInGevaar, taakVoor } from '~/dossier/work'
import { addHearingWork } from '~/hoorzitting/plannen/hearing-risk.server'
import { lezen } from '~/guard-paneel.server'
import { countTasks } from '~/keten/koppelvlakken/count-tasks.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'

export const loader = lezen('routes/werk', async ({ wie, diensten }) => {
  const elders = eigenIngang[wie.hoedanigheid as Hoedanigheid]
  if (elders) throw redirect(elders)
  const nu = diensten.clock.now()
  const regels = await addHearingWork(diensten.sql, await readWork(diensten.sql, wie.accountId, dagInAmsterdam(nu)), nu)
  // The list has the newest first and is read from its end: what is in danger comes last, and so first.
  const first = (regel: (typeof regels)[number]): number => Number(isInGevaar(regel) || (regel.rol === 'coordinator' && Boolean(regel.spoorTermijn)))
  regels.sort((one, other) => first(one) - first(other))
  return {
    nu: nu.toISOString(),
    hoedanigheid: wie.hoedanigheid,
    keten: wie.hoedanigheid === 'coordinator' ? await countTasks(diensten.sql, wie, nu) : null,
    regels: regels.map((regel) => ({ ...regel, taak: taakVoor(regel), als: hoedanigheidVan(regel) ?? wie.hoedanigheid }))
  }
})

export default function Werk() {
  return <WorkPage {...useLoaderData<typeof loader>()} />
}
