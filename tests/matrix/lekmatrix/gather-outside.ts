// What those get who have no account in the panel process: nobody at all, the officer of the same case, and who runs the machine.
import { runAuditVerify } from '../../../bin/audit-command'
import { createVisitor, type Visitor } from '~tests/world/visitor'
import type { OfficerBeside } from '~tests/world/officer'
import type { World } from '~tests/world/world'
import { gatherAs, nothingYet, type Asked, type Gathered } from './gather'

/** Who is not signed in. */
export const gatherStranger = (world: World, asked: Asked): Promise<Gathered> => gatherAs(world, world.stranger, undefined, asked)

/** The officer: every page of the own case on the own port, and on the panel's port, with the own cookie, everything there is. */
export async function gatherOfficer(world: World, { officer, zaak, process }: OfficerBeside, asked: Asked): Promise<Gathered> {
  await process.diensten.zetels.fetch()
  const here: Visitor = createVisitor(world, officer.cookie())
  const into = await gatherAs(world, here, undefined, asked)
  here.close()
  // Not the empty forms: each is given a number of its own, so that it is taken in once.
  for (const path of ['/opsporing', zaak, `${zaak}/indicaties/1`]) {
    const answer = await officer.data(path)
    into['page-data'].set(path.replace(world.dossierId, ''), `${answer.status} ${answer.text}`)
  }
  return into
}

/** Who runs the machine: the technical log, every line of the audit log, and what the command says that checks it. */
export async function gatherOperator(world: World): Promise<Gathered> {
  const into = nothingYet()
  const printed: string[] = []
  await runAuditVerify(['paneel'], {
    folder: '/', checkpointsOf: () => world.folders.checkpoints, print: (text) => void printed.push(text), complain: (text) => void printed.push(text),
    reach: async () => ({ paneel: world.database.urls.owner, opsporing: '', leave: async () => undefined })
  })
  const rows = await world.look<{ line: string }>('select to_jsonb(r)::text as line from logboek.regel r order by seq')
  into['audit-view'].set('technisch logboek', world.logged.join('')).set('logboek', rows.map(({ line }) => line).join('\n')).set('audit:verify', printed.join(''))
  return into
}
