import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { VRAGEN_ROOT } from '~/dossier/rooms'
import { bezwaarTegen, markAsked, putVraag, readVragen, removeVraag } from './questions'

const ask = (tekst: string, reden = '', stuk: number | null = null) => bezwaarTegen({ tekst, reden, stuk })

describe('how a question is worded', () => {
  it.each([
    'Waarom heeft u niets gezegd?', 'Waarom bent u niet weggegaan?', 'waarom heeft u dat pas later verteld?', 'Hoezo kon u niet bellen?', 'Hoe kan het dat u geen hulp zocht?', 'Had u niet kunnen vluchten?',
    'Waarom ging u mee?', 'Hoe komt het dat u nooit naar de politie ging?'
  ])('[R-HRZ-62] %s asks her to defend herself: it is not kept, and another way is shown', (tekst) => {
    expect(ask(tekst)).toMatchObject({ veld: 'tekst', voorbeeld: expect.stringContaining('Wat maakte dat u') })
  })

  it.each([
    'Wat maakte dat u toen wel of niet kon vertellen wat er gebeurde?', 'Hoe gingen de eerdere gesprekken, en met welke tolk?', 'Hoe zag een dag eruit?', 'Wat kon u zelf beslissen, en wat niet?', 'Wie sprak u daar?', 'Hoe begon het?'
  ])('[R-HRZ-62] %s is open', (tekst) => expect(ask(tekst)).toBeNull())

  it.each(['B3: hoe ging de reis?', 'Is haar verklaring geloofwaardig?', 'Wat zegt dit over criterium vier?', 'Is het aannemelijk dat zij daar was?', 'Dit verzwakt het verhaal, hoe zit dat?'])('[R-HRZ-63] %s tells how somebody judges: it is not kept', (tekst) => {
    expect(ask(tekst)?.veld).toBe('tekst')
  })

  it('[R-HRZ-60] where a paper says something about it the reason why it must be asked again is needed, and judges nothing either', () => {
    expect(ask('Hoe begon het?', '', 3)?.veld).toBe('reden')
    expect(ask('Hoe begon het?', 'Dit verzwakt B3.', 3)?.veld).toBe('reden')
    expect(ask('Hoe begon het?', 'Daar is toen niet naar gevraagd.', 3)).toBeNull()
    expect(ask('  ')?.veld).toBe('tekst')
    expect(ask('a'.repeat(501))?.veld).toBe('tekst')
  })
})

it('[R-HRZ-60] [R-HRZ-63] the room holds the words, the paper, the reason and whether it was asked: nothing else, and nothing that was refused', () => {
  const doc = new Y.Doc()
  expect(putVraag(doc, '1', { tekst: 'Waarom vluchtte u niet?', reden: '', stuk: null })).not.toBeNull()
  expect(readVragen(doc)).toEqual([])
  putVraag(doc, '2', { tekst: ' Hoe begon het? ', reden: 'Dit staat er niet.', stuk: 3 })
  putVraag(doc, '1', { tekst: 'Hoe zag een dag eruit?', reden: 'vervalt', stuk: null })
  markAsked(doc, '1', '2026-11-25T10:31')
  expect(doc.getMap(VRAGEN_ROOT).toJSON()).toEqual({
    1: { tekst: 'Hoe zag een dag eruit?', reden: '', stuk: null, gesteld: '2026-11-25T10:31' },
    2: { tekst: 'Hoe begon het?', reden: 'Dit staat er niet.', stuk: 3 }
  })
  expect(readVragen(doc).map(({ id, gesteld }) => [id, gesteld])).toEqual([['1', '2026-11-25T10:31'], ['2', null]])
  markAsked(doc, '1', null)
  removeVraag(doc, '2')
  expect(readVragen(doc)).toEqual([{ id: '1', tekst: 'Hoe zag een dag eruit?', reden: '', stuk: null, gesteld: null }])
})

it('[R-HRZ-60] two who change things at once lose nothing of each other', () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  putVraag(one, '1', { tekst: 'Hoe begon het?', reden: '', stuk: null })
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  markAsked(one, '1', '2026-11-25T10:31')
  putVraag(other, '2', { tekst: 'Wie sprak u?', reden: '', stuk: null })
  putVraag(other, '1', { tekst: 'Hoe is het begonnen?', reden: '', stuk: null })
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  expect(readVragen(one)).toEqual(readVragen(other))
  expect(readVragen(one)).toMatchObject([{ tekst: 'Hoe is het begonnen?', gesteld: '2026-11-25T10:31' }, { tekst: 'Wie sprak u?' }])
})
