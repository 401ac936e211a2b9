import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messagesFor, whatToSend, type CurrentSession, type EarlierMessage, type Invitee, type NewMessage } from './rules'

const [zorg, ind, politie] = [{ accountId: 'zorg', rol: 'zorg' }, { accountId: 'ind', rol: 'IND' }, { accountId: 'politie', rol: 'politie' }]
const planned = (volgorde = 0): CurrentSession => ({ volgorde, staat: 'gepland' })
const sent = ({ accountId, rol, soort }: NewMessage, volgorde: number): EarlierMessage => ({ accountId, rol, soort, volgorde, staat: 'verstuurd', verstuurd: true })

describe('who is told what', () => {
  it('[R-UIT-1] everybody who sits there is invited; after a move they are told, who is new is invited, and who is not asked any more hears that too', () => {
    const first = messagesFor(planned(), [zorg, ind], [])
    expect(first).toEqual([{ ...zorg, soort: 'uitnodiging' }, { ...ind, soort: 'uitnodiging' }])
    const earlier = first.map((one) => sent(one, 0))
    expect(messagesFor(planned(1), [zorg, politie], earlier)).toEqual([{ ...zorg, soort: 'verzet' }, { ...politie, soort: 'uitnodiging' }, { ...ind, soort: 'vervallen' }])
    expect(messagesFor({ volgorde: 0, staat: 'vervallen' }, [], earlier)).toEqual([{ ...zorg, soort: 'vervallen' }, { ...ind, soort: 'vervallen' }])
    expect(messagesFor({ volgorde: 0, staat: 'gehouden' }, [zorg, politie], earlier)).toEqual([])
  })

  it('[R-UIT-2] whatever happened to a session, nobody is told the same twice, and the last thing each person heard is true', () => {
    const people = [zorg, ind, politie]
    const step = fc.record({ wat: fc.constantFrom('verzet' as const, 'zitting' as const, 'vervallen' as const, 'opnieuw' as const), wie: fc.subarray(people) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let session = planned()
        let sitting: Invitee[] = []
        const told: EarlierMessage[] = []
        for (const { wat, wie } of steps) {
          if (session.staat === 'vervallen') break
          if (wat === 'verzet') session = planned(session.volgorde + 1)
          if (wat === 'vervallen') session = { ...session, staat: 'vervallen' }
          // Within one plan people only leave (their booking ends); who comes, comes with the next one.
          if (wat === 'verzet' || told.length === 0) sitting = wie
          else if (wat === 'zitting') sitting = sitting.filter((one) => wie.includes(one as typeof zorg))
          told.push(...messagesFor(session, sitting, told).map((one) => sent(one, session.volgorde)))
          expect(messagesFor(session, sitting, told)).toEqual([])
        }
        const keys = told.map(({ accountId, volgorde, soort }) => `${accountId} ${volgorde} ${soort}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const person of people) {
          const last = told.filter(({ accountId }) => accountId === person.accountId).at(-1)
          const comes = session.staat === 'gepland' && sitting.includes(person)
          if (comes && steps.length > 0) expect([last?.volgorde, last?.soort === 'vervallen']).toEqual([session.volgorde, false])
          if (!comes && last) expect(last.soort).toBe('vervallen')
        }
      })
    )
  })
})

describe('what leaves', () => {
  const waiting = { soort: 'uitnodiging', staat: 'wacht', volgorde: 0, session: planned(), begonnen: false, zitErbij: true } as const

  it('[R-UIT-4] who sits there no more when the message leaves gets no invitation but a CANCEL', () => {
    expect(whatToSend(waiting)).toEqual({ stuur: 'REQUEST', wordt: 'verstuurd' })
    expect(whatToSend({ ...waiting, zitErbij: false })).toEqual({ stuur: 'CANCEL', wordt: 'ingetrokken' })
  })

  it('[R-UIT-2] what was overtaken does not leave: an invitation for a plan that is no more, a cancellation for who is asked again, anything that left', () => {
    const stays = { stuur: null, wordt: 'ingetrokken' }
    expect(whatToSend({ ...waiting, session: planned(1) })).toEqual(stays)
    expect(whatToSend({ ...waiting, session: { volgorde: 0, staat: 'vervallen' } })).toEqual(stays)
    expect(whatToSend({ ...waiting, begonnen: true })).toEqual(stays)
    expect(whatToSend({ ...waiting, soort: 'vervallen', session: planned(1) })).toEqual(stays)
    expect(whatToSend({ ...waiting, soort: 'vervallen', session: planned(1), zitErbij: false })).toEqual({ stuur: 'CANCEL', wordt: 'verstuurd' })
    expect(whatToSend({ ...waiting, staat: 'verstuurd' })).toEqual({ stuur: null, wordt: null })
  })
})
