/** What stands when a phase has been reached. */
export const phases = [
  'nieuw', // read in; nobody took it
  'intake', // taken by the coördinator
  'panel', // the intake test is done
  'verklaren', // the panel is set up; nobody has declared yet
  'beoordeling', // everybody declared; the round is open
  'gepland', // a date for the hearing; the sheets are filled in, and the round on the papers is complete and sealed
  'vastgesteld', // the verslag is fixed; the round after the hearing is open, each draft a copy of the own sheet
  'ingediend', // IND and zorg handed in again; politie did not
  'weging', // both rounds revealed
  'concept', // the weighing is recorded; the advies is still empty
  'bevroren', // the advies is frozen; nobody approved yet
  'verzegeld', // approved by all and sealed
  'uitgebracht', // issued to the beslismedewerker
  'beantwoord' // read and answered
] as const
export type Phase = (typeof phases)[number]
