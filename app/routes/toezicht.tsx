import { useLoaderData } from '@remix-run/react'
import { deedChoices } from '~/dossier/deed-names'
import { accountsNamed, namesFor, objectsOfKenmerk } from '~/dossier/trail-names.server'
import { lezen } from '~/guard-paneel.server'
import { appendLog } from '~/logboek/append.server'
import { readTrail } from '~/logboek/toezicht/read-trail.server'
import { sayLines } from '~/logboek/toezicht/say-lines'
import { TrailPage } from '~/logboek/toezicht/trail-page'
import { readQuestion } from '~/logboek/toezicht/trail-question'

export const loader = lezen('routes/toezicht', async ({ wie, diensten, request }) => {
  const { sql, clock, toezicht } = diensten
  const question = readQuestion(new URL(request.url).searchParams)
  const [objects, actors] = await Promise.all([
    question.kenmerk === '' ? null : objectsOfKenmerk(sql, question.kenmerk),
    question.persoon === '' ? null : accountsNamed(sql, question.persoon)
  ])
  // Who looks at the trail stands in it too, with the dossier they asked for (R-LOG-17).
  const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed: 'toezicht.lezen', oorsprong: 'paneel', doel: 'taak.toezicht' }
  await appendLog(sql, clock, { ...line, object: objects?.[0] ?? null, resultaat: 'gelezen' })
  const { lines, more } = await readTrail(toezicht.sql, { ...question, objects, actors }, question.pagina)
  return { question, lines: sayLines(lines, await namesFor(sql, lines)), more, daden: deedChoices, staat: await toezicht.state() }
})

export default function Toezicht() {
  return <TrailPage {...useLoaderData<typeof loader>()} />
}
