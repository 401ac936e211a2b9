import type { StandpuntRecord } from '~/beoordeling/schema'
import type { StandpuntStand } from './advies-document'
import { signersOf } from './rondes/rules'
import type { MemberDiscipline } from './schema'

/** How the end view of each discipline that signs stands, from the records that count (`readGehoord`). `ontbreekt`: without which the panel goes on. */
export const standOf = (standpunten: readonly { versie: number; inhoud: StandpuntRecord }[], ontbreekt: MemberDiscipline | null): StandpuntStand[] =>
  signersOf({ ontbrekendeDiscipline: ontbreekt }).map((discipline) => {
    const record = standpunten.find(({ inhoud }) => inhoud.discipline === discipline)
    const { uitkomst = '', afwijkend = [], ontbreekt = [] } = record?.inhoud ?? {}
    return { discipline, versie: record?.versie ?? 0, uitkomst, afwijkend: afwijkend.length > 0, ontbreekt: ontbreekt.length > 0 }
  })
