import json from './planningsvrij-2026-1.json'
import { planningsvrijSchema, type Periode, type Regio } from './schema'

const { versie, perioden } = planningsvrijSchema.parse(json)

/** Which version of the file this is; it stands beside what was planned with it. */
export const planningsvrijVersie: string = versie

/**
 * The school and court holidays that touch the days from `van` up to and including `tot`; of one region, or of all where it is not known.
 * They warn who plans. No term is counted with them (domein §7.6; R-TER-13).
 */
export const planningsvrijTussen = (van: string, tot: string, regio?: Regio): Periode[] =>
  perioden.filter((periode) => periode.van <= tot && periode.tot >= van && (regio === undefined || periode.regios.includes(regio)))
