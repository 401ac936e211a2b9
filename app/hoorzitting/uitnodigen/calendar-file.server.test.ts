import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, it } from 'vitest'
import { momentInAmsterdam, tijdInAmsterdam, dagInAmsterdam } from '~/platform/kalender/rules'
import { appointmentNumber, appointmentTitle, type Appointment } from './appointment'
import { writeFeed, writeInvitation } from './calendar-file.server'

const origin = 'https://weging.example'
const mail = { origin, from: 'weging@weging.example', to: 'zrg-0001@weging.example' }
const uid = '0b8f0a3e-4c1d-4f6a-9b2e-3f1c2a7d5e60'

const appointment = (begint: string, changes: Partial<Appointment> = {}): Appointment => ({
  uid, volgorde: 0, begintOp: new Date(begint), eindigtOp: new Date(Date.parse(begint) + 150 * 60_000), ruimte: 'Kamer 3', vervallen: false, gewijzigdOp: new Date('2026-11-25T13:00:00Z'), ...changes
})

/** What ical.js (Mozilla) reads. */
function readByMozilla(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone), 'Europe/Amsterdam')
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const value = (name: string): unknown => component.getFirstPropertyValue(name)
    return {
      uid: event.uid, sequence: event.sequence, begint: event.startDate.toJSDate().toISOString(), eindigt: event.endDate.toJSDate().toISOString(), zone: event.startDate.zone?.tzid ?? '',
      titel: event.summary, plaats: event.location, staat: value('status'), klasse: value('class'), stempel: String(value('dtstamp')), wie: component.getAllProperties('attendee').map((one) => String(one.getFirstValue()))
    }
  })
  ICAL.TimezoneService.reset()
  return { methode: calendar.getFirstPropertyValue('method'), events }
}

/** What node-ical reads, which has its own reader and its own zones. */
function readByNodeIcal(text: string) {
  const parts = Object.values(nodeIcal.parseICS(text))
  return parts.flatMap((part) => (part?.type === 'VEVENT' ? [{ uid: part.uid, begint: new Date(part.start).toISOString(), eindigt: new Date(part.end ?? part.start).toISOString(), sequence: Number(part.sequence), titel: String(part.summary), methode: part.method, klasse: part.class }] : []))
}

const lines = (text: string): string[] => text.split('\r\n')

describe('a calendar file', () => {
  it('[R-UIT-3] says which appointment, when and in which room, privately, to one receiver, and nothing else', () => {
    const text = writeInvitation(appointment('2026-12-10T09:00:00Z'), mail)
    const { methode, events: [event] } = readByMozilla(text)
    expect(methode).toBe('REQUEST')
    expect(event).toEqual({
      uid, sequence: 0, begint: '2026-12-10T09:00:00.000Z', eindigt: '2026-12-10T11:30:00.000Z', zone: 'Europe/Amsterdam', titel: `Weging, afspraak ${appointmentNumber(uid)}`, plaats: 'Kamer 3',
      staat: 'CONFIRMED', klasse: 'PRIVATE', stempel: '2026-11-25T13:00:00Z', wie: [`MAILTO:${mail.to}`]
    })
    // Every property that is in the event: what is new must be weighed.
    const own = text.slice(text.indexOf('BEGIN:VEVENT'))
    expect([...new Set(own.replace(/\r\n /g, '').split('\r\n').map((line) => /^[A-Z-]*/.exec(line)?.[0]))].filter(Boolean).sort()).toEqual(
      ['ATTENDEE', 'BEGIN', 'CLASS', 'DESCRIPTION', 'DTEND', 'DTSTAMP', 'DTSTART', 'END', 'LOCATION', 'ORGANIZER', 'SEQUENCE', 'STATUS', 'SUMMARY', 'TRANSP', 'UID', 'X-MICROSOFT-CDO-BUSYSTATUS'].sort()
    )
    expect(text).not.toMatch(/tzurl|http(?!s:\/\/weging\.example)/)
  })

  it('[R-UIT-3] has the same uid and a higher volgorde after each move, and is taken back by CANCEL', () => {
    const [first, moved, off] = [
      writeInvitation(appointment('2026-12-10T09:00:00Z'), mail),
      writeInvitation(appointment('2026-12-14T13:00:00Z', { volgorde: 1 }), mail),
      writeInvitation(appointment('2026-12-14T13:00:00Z', { volgorde: 2, vervallen: true, ruimte: undefined }), mail)
    ].map(readByMozilla)
    expect([first, moved, off].map((file) => [file?.methode, file?.events[0]?.uid, file?.events[0]?.sequence, file?.events[0]?.staat])).toEqual([
      ['REQUEST', uid, 0, 'CONFIRMED'], ['REQUEST', uid, 1, 'CONFIRMED'], ['CANCEL', uid, 2, 'CANCELLED']
    ])
  })

  it('[R-UIT-3] names its number in five signs without vowels, the same for every plan, and no kenmerk', () => {
    fc.assert(fc.property(fc.uuid(), (id) => {
      expect(appointmentNumber(id)).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXZ]{5}$/)
      expect(appointmentTitle(id)).toBe(`Weging, afspraak ${appointmentNumber(id)}`)
    }))
    const many = new Set(Array.from({ length: 2_000 }, () => appointmentNumber(crypto.randomUUID())))
    expect(many.size).toBeGreaterThan(1_990)
  })

  it.each([
    ['the last day of winter time', '2026-03-28', '10:00', '2026-03-28T09:00:00.000Z'],
    ['the first day of summer time', '2026-03-29', '10:00', '2026-03-29T08:00:00.000Z'],
    ['just after the clock went forward', '2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
    ['the last day of summer time', '2026-10-24', '10:00', '2026-10-24T08:00:00.000Z'],
    ['the first day of winter time', '2026-10-25', '10:00', '2026-10-25T09:00:00.000Z'],
    ['just after the clock went back', '2026-10-25', '03:30', '2026-10-25T02:30:00.000Z']
  ])('[R-UIT-3] on %s both readers find the moment that was planned', (_what, dag, tijd, utc) => {
    const moment = momentInAmsterdam(dag, tijd)
    if (!moment.ok) throw new Error(moment.refusal)
    const text = writeFeed([appointment(moment.value.toISOString())], origin)
    expect(text).toContain(`DTSTART;TZID=Europe/Amsterdam:${dag.replaceAll('-', '')}T${tijd.replace(':', '')}00`)
    expect(readByMozilla(text).events[0]?.begint).toBe(utc)
    expect(readByNodeIcal(text)[0]?.begint).toBe(utc)
  })

  it('[R-UIT-3] for any moment of twenty years both readers agree, whatever the clock of the machine', () => {
    const quarter = 15 * 60_000
    fc.assert(
      fc.property(fc.integer({ min: Date.parse('2026-01-01T00:00:00Z') / quarter, max: Date.parse('2046-01-01T00:00:00Z') / quarter }), (at) => {
        const begint = new Date(at * quarter)
        // What comes twice on the clock is refused by planning (R-HRZ-2).
        fc.pre(momentInAmsterdam(dagInAmsterdam(begint), tijdInAmsterdam(begint)).ok)
        const [one] = readByMozilla(writeFeed([appointment(begint.toISOString())], origin)).events
        expect(one?.begint).toBe(begint.toISOString())
        // The zones of node-ical know no summer time ten years from now.
        if (begint.getUTCFullYear() < 2034) expect(readByNodeIcal(writeFeed([appointment(begint.toISOString())], origin))[0]?.begint).toBe(begint.toISOString())
      }),
      { numRuns: 200 }
    )
  })

  it('[R-UIT-3] ends every line with CRLF and folds at 75 octets, also for a room with signs of more bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()).filter((text) => text !== ''), (ruimte) => {
        const text = writeInvitation(appointment('2026-12-10T09:00:00Z', { ruimte }), mail)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(text.endsWith('\r\n')).toBe(true)
        expect(lines(text).filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
        expect(readByMozilla(text).events[0]?.plaats).toBe(ruimte)
      }),
      { numRuns: 100 }
    )
  })

  it('[R-UIT-5] a subscription holds every appointment, with nobody’s address, and is the same file as long as nothing changed', () => {
    const two = [appointment('2026-12-10T09:00:00Z'), appointment('2026-12-11T09:00:00Z', { uid: '7d0c2d9e-1111-4222-8333-444455556666', volgorde: 3, vervallen: true, ruimte: undefined })]
    const text = writeFeed(two, origin)
    const read = readByMozilla(text)
    expect([read.methode, read.events.map(({ sequence, staat, wie }) => [sequence, staat, wie])]).toEqual(['PUBLISH', [[0, 'CONFIRMED', []], [3, 'CANCELLED', []]]])
    expect(readByNodeIcal(text).map((one) => [one.uid, one.sequence, one.klasse])).toEqual([[uid, 0, 'PRIVATE'], ['7d0c2d9e-1111-4222-8333-444455556666', 3, 'PRIVATE']])
    expect(text).not.toContain('@')
    expect(writeFeed(two, origin)).toBe(text)
  })
})
