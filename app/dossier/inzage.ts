import { addDays } from '~/platform/kalender/rules'

/**
 * Calendar days, counted back from the day of the hearing; such a term does not move from a weekend or holiday (Algemene termijnenwet art. 1 lid 2). Papers
 * lie open for at least a week (Awb 7:4 lid 2 as model); what comes within ten days is late (Awb 7:4 lid 1 as model).
 */
export const INZAGE_DAYS = 7
export const LATE_DAYS = 10

/** The last day on which the papers can be laid open in time for a hearing on this day (YYYY-MM-DD, Amsterdam). */
export const lastDayToOpen = (hearing: string): string => addDays(hearing, -INZAGE_DAYS)

/** Could the papers be read for a week before a hearing on this day? */
export const openLongEnough = (vanaf: string | null, hearing: string): boolean => vanaf !== null && vanaf <= lastDayToOpen(hearing)

/** The last day on which a paper comes in time for a hearing on this day. */
export const lastDayForPapers = (hearing: string): string => addDays(hearing, -LATE_DAYS)
