import type { Tegenlezing } from '~/beoordeling/tegenlezing/schema'
import type { AdviesV3 } from './schema'

/**
 * Why *niet aannemelijk* cannot be fixed yet, as one sentence that says who does what; null when a second reading is there, its questions are answered,
 * or the voorzitter recorded why the panel goes on without (R-ADV-147).
 */
export function withoutSecondReading({ lezing, antwoord, zonder }: Tegenlezing): string | null {
  if (zonder) return null
  if (!lezing) return 'Bij niet aannemelijk hoort een tegenlezing door iemand buiten het panel. De voorzitter vraagt die aan, of legt vast waarom die er niet komt.'
  if (lezing.oordeel === null) return 'Er is nog niet geantwoord door een tegenlezer. Wacht daarop; of de voorzitter vraagt iemand anders, of legt vast waarom het panel verdergaat.'
  return lezing.oordeel === 'vragen' && !antwoord ? 'De tegenlezer heeft vragen. Het panel antwoordt daarop, of de voorzitter legt vast waarom het panel verdergaat.' : null
}

/** The second reading as the advies prints it: what was asked and answered, and why the panel went on without, where it did. */
export const secondReadingOf = ({ lezing, antwoord, zonder }: Tegenlezing): NonNullable<AdviesV3['tegenlezing']> => ({
  lezing: lezing && {
    lezer: lezing.lezer, gevraagdOp: lezing.gevraagdOp, uiterlijk: lezing.uiterlijk, werkdagen: lezing.werkdagen,
    ontvangenOp: lezing.ontvangenOp, oordeel: lezing.oordeel, tekst: lezing.tekst
  },
  antwoord: antwoord && { op: antwoord.op, tekst: antwoord.tekst },
  zonder: zonder && { op: zonder.op, reden: zonder.reden }
})
