/** Medical papers are numbered from here, in no order (R-STU-20). */
export const FIRST_MEDICAL = 1000

export const isMedical = (nummer: number): boolean => nummer >= FIRST_MEDICAL
