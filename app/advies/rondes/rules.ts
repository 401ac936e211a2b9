import type { AdviesDocument, AdviesV3, MemberDiscipline } from '../schema'

const allMembers: readonly MemberDiscipline[] = ['IND', 'zorg', 'politie']

/** The disciplines that sign this advies: all three, or the two that are left by a recorded decision, which the advies names (R-ADV-145). */
export const signersOf = (document: Pick<AdviesV3, 'ontbrekendeDiscipline'> | AdviesDocument | Omit<AdviesDocument, 'logboek'>): MemberDiscipline[] =>
  allMembers.filter((discipline) => !('ontbrekendeDiscipline' in document) || discipline !== document.ontbrekendeDiscipline)

export type RondeRefusal = 'round-numbering' | 'round-sheets-differ' | 'strengthening-differs' | 'movement-differs'
type Found = { ok: true } | { ok: false, refusal: RondeRefusal, at: string }

const fine = { ok: true } as const
const no = (refusal: RondeRefusal, at: string): Found => ({ ok: false, refusal, at })

/**
 * Whether what the advies says of the rounds fits the rest of it: rounds in order, the sheets of the last one those that were judged, every judgement
 * that strengthens in the list of what strengthens and nothing else, and movement only in rounds and judgements that are there.
 */
export function checkRondes(document: AdviesV3): Found {
  for (const check of [checkNumbers, checkSheets, checkStrengthening, checkMovement]) {
    const found = check(document)
    if (!found.ok) return found
  }
  return fine
}

function checkNumbers({ rondes }: AdviesV3): Found {
  const wrong = rondes.find(({ nummer }, index) => nummer <= (rondes[index - 1]?.nummer ?? 0))
  return wrong ? no('round-numbering', `ronde ${wrong.nummer}`) : fine
}

/** The judgements are those of the last round: the same sheets stand in the list of records. */
function checkSheets({ rondes, records }: AdviesV3): Found {
  const bladen = rondes.at(-1)?.bladen ?? []
  for (const discipline of allMembers) {
    const [inRound, onRecord] = [bladen.filter((blad) => blad.discipline === discipline), records.filter((record) => record.soort === 'score' && record.discipline === discipline)]
    const same = inRound.length === onRecord.length && inRound[0]?.versie === onRecord[0]?.versie && inRound[0]?.op === onRecord[0]?.op
    if (!same) return no('round-sheets-differ', discipline)
  }
  return fine
}

const asText = (parts: readonly (string | null)[]): string => parts.join(' ')

/** Positives cannot be left out, and none can be added: the list is exactly what the sheets say. */
function checkStrengthening({ groepen, positief }: AdviesV3): Found {
  const judged = groepen.flatMap((groep) => groep.oordelen.flatMap(({ code, perDiscipline }) =>
    perDiscipline.filter(({ oordeel }) => oordeel === 'versterkt').map(({ discipline, gewicht }) => asText([groep.code, code, discipline, gewicht]))))
  const listed = positief.flatMap(({ groep, code, leden }) => leden.map(({ discipline, gewicht }) => asText([groep, code, discipline, gewicht])))
  const odd = [...judged.filter((one) => !listed.includes(one)), ...listed.filter((one, index) => !judged.includes(one) || listed.indexOf(one) !== index)]
  return odd.length > 0 ? no('strengthening-differs', odd[0]?.split(' ')[1] ?? '') : fine
}

/** Each step is of a round that there is, they really differ, and the last one is the judgement that counts. */
function checkMovement({ rondes, groepen, beweging }: AdviesV3): Found {
  const numbers = rondes.map(({ nummer }) => nummer)
  const counted = (code: string, discipline: MemberDiscipline) =>
    groepen.flatMap(({ oordelen }) => oordelen).find((row) => row.code === code)?.perDiscipline.find((own) => own.discipline === discipline)
  for (const { code, leden } of beweging) {
    for (const { discipline, stappen } of leden) {
      const [last, own] = [stappen.at(-1), counted(code, discipline)]
      const inOrder = stappen.every(({ ronde }, index) => numbers.includes(ronde) && ronde > (stappen[index - 1]?.ronde ?? 0))
      const moved = new Set(stappen.map(({ oordeel, gewicht }) => asText([oordeel, gewicht]))).size > 1
      if (!inOrder || !moved || last?.oordeel !== (own?.oordeel ?? null) || last.gewicht !== (own?.gewicht ?? null)) return no('movement-differs', `${code}, ${discipline}`)
    }
  }
  return fine
}
