/** Where what is asked besides a judgement begins; a key leads to it. */
export const DEMANDS_ID = 'hoort-erbij'
