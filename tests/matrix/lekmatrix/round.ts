// The one world of the leak matrix: a round with canaries in every sheet, a recused member, and each moment at which people look.
import { tekstVelden, writeCitaten, type DraftFields } from '~/beoordeling/draft-fields'
import { answersTo, context, criterium, fullDraft } from '~/beoordeling/test-sheets'
import { accountIdOf, members, type Member } from '~tests/world/people'
import { ownScoreRoom } from '~tests/world/places'
import type { RoomClient } from '~tests/world/room-client'
import { at, composePanel, declareAll, declareInterest, inviteGemachtigde, handIn, perform, planHearing, seats, typeScores } from '~tests/world/steps'
import { writeDraft } from '~tests/world/typing'
import type { World } from '~tests/world/world'
import { value, words } from './judge'

/** The other answer to each question of a sheet. */
const turned = (code: string, oordeel: string): string => {
  const asked = criterium(code)
  return asked.soort === 'oordeel' && asked.waarden.includes('verzwakt') && oordeel === 'versterkt' ? 'verzwakt' : 'versterkt'
}

/** Every question answered otherwise, with what that answer asks. */
const otherwise = (fields: DraftFields): DraftFields =>
  Object.entries(fields).reduce<DraftFields>((all, [key, was]) => {
    const [code = '', veld = ''] = key.split('/')
    if (veld !== 'oordeel') return all
    const oordeel = turned(code, was)
    const answers = Object.entries(answersTo(criterium(code), oordeel)).map(([field, answer]) => [`${code}/${field}`, answer])
    return { ...all, [key]: oordeel, ...Object.fromEntries(answers) }
  }, fields)

/** A complete sheet of this member with a canary in every text and every citation; each `turn` answers every question otherwise. */
export function sheetOf(member: Member, turn = 0): DraftFields {
  const typed = new Set<string>(tekstVelden)
  const full = fullDraft(context({ discipline: member }))
  return Object.fromEntries(
    Object.entries(turn % 2 === 1 ? otherwise(full) : full).map(([key, was]) => {
      const [, veld = ''] = key.split('/')
      if (typed.has(veld)) return [key, `${words(member)} bij ${key.split('/')[0] ?? ''}, keer ${turn}`]
      if (veld === 'citaten' || veld === 'weersprekend') return [key, writeCitaten([{ stuk: 1 + (turn % 3), plaats: `${value(member)}-${turn}` }])]
      // On the papers there is no verslag to point at yet.
      if (veld === 'voorgelegd') return [key, 'niet']
      if (veld === 'gewicht') return [key, turn % 2 === 1 ? 'zwaar' : 'licht']
      return [key, was]
    })
  )
}

/** What politie still has to fill in before the last sheet is complete. */
const missing = 'B3/reden'

/** Politie first had another member, who declared an interest; then everybody declares, and the date of the hearing is set. */
export async function seatPanel(world: World): Promise<void> {
  await composePanel(world, { ...seats, politie: accountIdOf('politie-2') })
  await declareInterest(world, 'politie-2')
  await perform(world, 'coordinator', at(world, 'panel'), { doen: 'vervangen', zetel: 'politie', account: accountIdOf('politie') })
  await declareAll(world)
  await inviteGemachtigde(world)
  await planHearing(world)
  for (const member of members) await typeScores(world, member)
  world.phase = 'gepland'
}

export const scores = (): Record<Member, DraftFields> => ({ IND: sheetOf('IND'), zorg: sheetOf('zorg'), politie: { ...sheetOf('politie'), [missing]: '' } })

/** Zorg comes in and answers everything otherwise; the window stays open. */
export async function fillInOtherwise(world: World, turn: number): Promise<RoomClient> {
  const client = await world.enter('zorg', await ownScoreRoom(world, 'zorg'))
  await client.edit((doc) => writeDraft(doc, sheetOf('zorg', turn)))
  return client
}

/** The clock goes back to where it stood: of two moments that are compared only the sheet may differ. */
export async function atOneTime(world: World, deed: () => Promise<unknown>): Promise<void> {
  const before = world.clock.now().getTime()
  await deed()
  world.clock.step((before - world.clock.now().getTime()) / 60_000)
}

/** The last sheet on the papers opens the round after the hearing, in which each hands in the own copy; the last of those reveals both. */
export async function handInLast(world: World): Promise<void> {
  const client = await world.enter('politie', await ownScoreRoom(world, 'politie'))
  await client.edit((doc) => writeDraft(doc, { [missing]: `${words('politie')} bij B3` }))
  await client.leave()
  await handIn(world, 'politie')
  for (const member of members) await handIn(world, member)
  world.phase = 'weging'
}
