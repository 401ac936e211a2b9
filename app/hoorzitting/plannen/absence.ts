import { z } from 'zod'
import { addDays, dagInAmsterdam, momentInAmsterdam } from '~/platform/kalender/rules'
import { safeOptional } from './safe-text'

export const absenceKinds = ['kan_niet', 'liever_niet'] as const
export type AbsenceKind = (typeof absenceKinds)[number]
export const absenceKindNaam: Record<AbsenceKind, string> = { kan_niet: 'kan niet', liever_niet: 'liever niet' }

const tijd = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Schrijf de tijd zo: 10:00.').optional()

/** "Cannot" or "had rather not": from a day and a time (else its beginning) until a day (else the same) and a time (else its end), in Amsterdam, and perhaps each week until a day. */
export const absenceForm = z.object({
  soort: z.enum(absenceKinds, { error: 'Kies of het niet kan, of liever niet.' }),
  vanDag: z.iso.date('Kies de eerste dag.'),
  vanTijd: tijd,
  totDag: z.iso.date('Kies de laatste dag.').optional(),
  totTijd: tijd,
  wekelijksTot: z.iso.date('Kies tot welke dag het zich herhaalt.').optional(),
  waarom: safeOptional(300)
})
export type AbsenceForm = z.infer<typeof absenceForm>

export interface Period {
  van: Date
  tot: Date
}

export type PeriodsResult = { ok: true; value: Period[] } | { ok: false; veld: 'vanDag' | 'totDag' | 'vanTijd' | 'totTijd' | 'wekelijksTot'; bericht: string }

/** A year of weeks, and one. */
const MAX_PERIODS = 53
/** Nobody says more than two years ahead that they cannot. */
const MAX_DAYS = 731

const no = (veld: Extract<PeriodsResult, { ok: false }>['veld'], bericht: string): PeriodsResult => ({ ok: false, veld, bericht })

/**
 * The periods that a form means: one, or one a week at the same time of the clock in Amsterdam, over both changes of the clock. Refuses what ends before it
 * begins, lies wholly in the past or too far ahead, a time that does not exist, and a period of more than a week that is repeated each week (R-PLN-48).
 */
export function periodsOf(form: Pick<AbsenceForm, 'vanDag' | 'vanTijd' | 'totDag' | 'totTijd' | 'wekelijksTot'>, now: Date): PeriodsResult {
  const { vanDag, totDag = vanDag, wekelijksTot } = form
  const vandaag = dagInAmsterdam(now)
  if (totDag < vanDag) return no('totDag', 'De laatste dag ligt vóór de eerste.')
  if (totDag < vandaag) return no('totDag', 'Deze dagen zijn al voorbij.')
  if ((wekelijksTot ?? totDag) > addDays(vandaag, MAX_DAYS)) return no(wekelijksTot ? 'wekelijksTot' : 'totDag', 'Dit ligt meer dan twee jaar vooruit.')
  if (wekelijksTot && wekelijksTot < totDag) return no('wekelijksTot', 'De herhaling eindigt vóór de eerste keer.')
  if (wekelijksTot && totDag >= addDays(vanDag, 7)) return no('wekelijksTot', 'Wat langer dan een week duurt, kan zich niet elke week herhalen.')
  const periods: Period[] = []
  for (let week = 0; week === 0 || (wekelijksTot && addDays(vanDag, week * 7) <= wekelijksTot); week += 1) {
    if (week >= MAX_PERIODS) return no('wekelijksTot', 'Herhaal het niet langer dan een jaar.')
    const van = momentInAmsterdam(addDays(vanDag, week * 7), form.vanTijd ?? '00:00')
    const tot = form.totTijd ? momentInAmsterdam(addDays(totDag, week * 7), form.totTijd) : momentInAmsterdam(addDays(totDag, week * 7 + 1), '00:00')
    if (!van.ok) return no('vanTijd', 'Deze tijd bestaat op een van die dagen niet: de klok gaat dan een uur vooruit of terug.')
    if (!tot.ok) return no('totTijd', 'Deze tijd bestaat op een van die dagen niet: de klok gaat dan een uur vooruit of terug.')
    if (tot.value <= van.value) return no('totTijd', 'Het einde ligt niet na het begin.')
    periods.push({ van: van.value, tot: tot.value })
  }
  return { ok: true, value: periods }
}
