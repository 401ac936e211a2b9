import type { StandpuntRecord } from '~/beoordeling/schema'
import type { StandpuntStand } from './advies-document'
import { memberDisciplines } from './schema'

/** How each of the three end views stands, from the records that count (`readGehoord`). */
export const standOf = (standpunten: readonly { versie: number; inhoud: StandpuntRecord }[]): StandpuntStand[] =>
  memberDisciplines.map((discipline) => {
    const record = standpunten.find(({ inhoud }) => inhoud.discipline === discipline)
    const { uitkomst = '', afwijkend = [], ontbreekt = [] } = record?.inhoud ?? {}
    return { discipline, versie: record?.versie ?? 0, uitkomst, afwijkend: afwijkend.length > 0, ontbreekt: ontbreekt.length > 0 }
  })
