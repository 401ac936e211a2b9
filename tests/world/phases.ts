/** What stands when a phase has been reached. */
export const phases = [
  'nieuw', // read in; nobody took it
  'intake', // taken by the coördinator
  'panel', // the intake test is done
  'verklaren', // the panel is set up; nobody has declared yet
  'beoordeling', // everybody declared; the round is open
  'gepland', // a date for the hearing; the sheets are filled in
  'vastgesteld', // the verslag is fixed
  'ingediend', // IND and zorg handed in; politie did not
  'weging', // revealed
  'concept', // the weighing is recorded; the advies is still empty
  'bevroren', // the advies is frozen; nobody approved yet
  'verzegeld', // approved by all and sealed
  'uitgebracht', // issued to the beslismedewerker
  'beantwoord' // read and answered
] as const
export type Phase = (typeof phases)[number]
