import { TZDate } from '@date-fns/tz'
import { getVtimezoneComponent } from '@touch4it/ical-timezones'
import ical, { ICalAttendeeRole, ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass, ICalEventStatus, ICalEventTransparency, type ICalCalendar } from 'ical-generator'
import { appointmentTitle, type Appointment } from './appointment'

const ZONE = 'Europe/Amsterdam'

/** Name of the file of an appointment: the same for each. */
export const CALENDAR_FILE = 'afspraak.ics'

/**
 * The invitation to one session for one person, RFC 5545 and 5546: METHOD REQUEST, or CANCEL when it is called off. Who invites is `from`, and the one attendee is
 * who gets this file (`to`; RFC 5546 §3.2.2 asks for one, and programs look for their owner there): nobody's name or address comes to another (R-UIT-3).
 */
export function writeInvitation(appointment: Appointment, { origin, from, to }: { origin: string; from: string; to: string }): string {
  const calendar = newCalendar(appointment.vervallen ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST)
  addEvent(calendar, appointment, origin)
    .organizer({ name: 'Weging', email: from })
    .createAttendee({ email: to, role: ICalAttendeeRole.REQ, rsvp: false })
  return written(calendar)
}

/** The appointments of one person, as a subscription fetches them: METHOD PUBLISH, without anybody's address (RFC 5546 §3.2.1). */
export function writeFeed(appointments: readonly Appointment[], origin: string): string {
  const calendar = newCalendar(ICalCalendarMethod.PUBLISH).name('Weging').ttl(60 * 60)
  for (const appointment of appointments) addEvent(calendar, appointment, origin)
  return written(calendar)
}

// The zone stands at each event and not at the calendar: the library would else write DTSTAMP in local time, where RFC 5545 §3.8.7.2 asks for UTC.
const newCalendar = (method: ICalCalendarMethod): ICalCalendar =>
  ical({ prodId: { company: 'Weging', product: 'Agenda', language: 'NL' }, method, timezone: { name: null, generator: zoneComponent } })

/** Without the address of somebody else's web site that stands in it. */
const zoneComponent = (zone: string): string | null => getVtimezoneComponent(zone)?.replace(/^(TZURL|X-LIC-LOCATION):.*\r?\n/gm, '') ?? null

function addEvent(calendar: ICalCalendar, { uid, volgorde, begintOp, eindigtOp, ruimte, vervallen, gewijzigdOp }: Appointment, origin: string) {
  return calendar.createEvent({
    id: uid,
    sequence: volgorde,
    stamp: gewijzigdOp,
    start: new TZDate(begintOp.getTime(), ZONE),
    end: new TZDate(eindigtOp.getTime(), ZONE),
    timezone: ZONE,
    summary: appointmentTitle(uid),
    description: `Meld u aan in Weging: ${origin}`,
    ...(ruimte === undefined ? {} : { location: ruimte }),
    class: ICalEventClass.PRIVATE,
    status: vervallen ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: vervallen ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    busystatus: vervallen ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY
  })
}

/** Every line ends with CRLF, the last one too (RFC 5545 §3.1). */
const written = (calendar: ICalCalendar): string => `${calendar.toString()}\r\n`
