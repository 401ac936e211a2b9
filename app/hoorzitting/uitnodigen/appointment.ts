/** Signs that people do not mistake for each other, without vowels, so that no word comes out. */
const signs = '23456789BCDFGHJKMNPQRSTVWXZ'
const LENGTH = 5

/**
 * The number by which people name one appointment: five signs, made from the random uid of the session (UUID). It is no kenmerk, so whoever sees it in a
 * calendar learns nothing of a dossier; it stays the same when the session is moved (R-UIT-3).
 */
export function appointmentNumber(uid: string): string {
  let rest = BigInt(`0x${uid.replaceAll('-', '')}`)
  let number = ''
  for (let place = 0; place < LENGTH; place += 1) {
    number += signs.charAt(Number(rest % BigInt(signs.length)))
    rest /= BigInt(signs.length)
  }
  return number
}

/** All that a title says: of which program, and which appointment. No subject, no name, no kind of meeting. */
export const appointmentTitle = (uid: string): string => `Weging, afspraak ${appointmentNumber(uid)}`

/** What a room may be called on a screen or in a calendar that others see: a name that tells what for is left out. */
export const neutralRoom = (naam: string | null): string | undefined => (naam !== null && !/hoorzitting|verhoor|slachtoffer|mensenhandel|opvang|aangifte|uitbuit/iu.test(naam) ? naam : undefined)

/** One session as a calendar has it. Nothing else of it may come into a file. */
export interface Appointment {
  /** Stable: the same for every move. */
  uid: string
  /** 0 for the first plan, one more for each move and for calling it off (RFC 5545, SEQUENCE). */
  volgorde: number
  begintOp: Date
  eindigtOp: Date
  /** The name of the room, for who has to be there. */
  ruimte: string | undefined
  vervallen: boolean
  /** When it got as it is (DTSTAMP): the same file as long as nothing changed. */
  gewijzigdOp: Date
}
