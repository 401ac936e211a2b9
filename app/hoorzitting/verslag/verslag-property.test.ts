import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { correctieTermijn } from '~/dossier/termijnen'
import { addDays } from '~/platform/kalender/rules'
import { addPassage } from '../schermen/add-passage'
import { VERSLAG_ROOT, readVerslagAlineas } from '../verslag-document'
import { readNotedParagraphs } from '~realtime/index'
import { addMoment, readMomenten } from './moments'
import { foldNalezing, makeConceptRecord, makeVerslag, mayAnswer, mayCorrect, mayExtend, mayOffer, seenOf } from './rules'
import { sprekers, type Correctie, type NalezingRegel } from './schema'

type Act = { who: number } & ({ do: 'typ'; woord: number } | { do: 'spreker'; alinea: number; wie: number } | { do: 'moment' } | { do: 'sync'; met: number })

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ who: fc.nat(2), do: fc.constant('typ' as const), woord: fc.nat(999) }),
  fc.record({ who: fc.nat(2), do: fc.constant('spreker' as const), alinea: fc.nat(20), wie: fc.nat(sprekers.length - 1) }),
  fc.record({ who: fc.nat(2), do: fc.constant('moment' as const) }),
  fc.record({ who: fc.nat(2), do: fc.constant('sync' as const), met: fc.nat(2) })
)

function sync(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

it('[R-HRZ-56] in no order of typing, marking and coming back does a paragraph get lost, and all end with the same', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      const said: string[] = []
      const marked = new Set<string>()
      acts.forEach((step, index) => {
        const doc = docs[step.who] as Y.Doc
        if (step.do === 'typ') {
          said.push(`Zin ${index} met ${step.woord}`)
          addPassage(doc, said.at(-1) ?? '')
        } else if (step.do === 'spreker') {
          const all = doc.getXmlFragment(VERSLAG_ROOT).toArray() as Y.XmlElement[]
          all[step.alinea % Math.max(all.length, 1)]?.setAttribute('spreker', sprekers[step.wie] ?? 'tolk')
        } else if (step.do === 'moment') {
          const wie = (['zorg', 'IND', 'politie'] as const)[step.who] ?? 'zorg'
          const tijd = `2026-11-24T10:${String(index).padStart(2, '0')}`
          addMoment(doc, { tijd, wie })
          addMoment(doc, { tijd, wie })
          marked.add(`${tijd} ${wie}`)
        } else sync(doc, docs[step.met] as Y.Doc)
      })
      for (const doc of docs) sync(docs[0] as Y.Doc, doc)
      for (const doc of docs) sync(docs[0] as Y.Doc, doc)
      const read = docs.map((doc) => readVerslagAlineas(doc, readNotedParagraphs))
      expect(read[0]?.map(({ tekst }) => tekst).sort()).toEqual([...said].sort())
      expect(read[1]).toEqual(read[0])
      expect(read[2]).toEqual(read[0])
      expect(readMomenten(docs[2] as Y.Doc).map(({ tijd, wie }) => `${tijd} ${wie}`).sort()).toEqual([...marked].sort())
    }),
    { numRuns: 200 }
  )
})

type Later = { do: 'aanbieden' } | { do: 'verlengen'; dagen: number } | { do: 'corrigeren'; alinea: number | null; zelf: boolean } | { do: 'klaar'; zelf: boolean } | { do: 'afstand' } | { do: 'vaststellen' } | { do: 'dagen'; dagen: number }
const later: fc.Arbitrary<Later> = fc.oneof(
  fc.record({ do: fc.constant('aanbieden' as const) }),
  fc.record({ do: fc.constant('verlengen' as const), dagen: fc.integer({ min: -10, max: 40 }) }),
  fc.record({ do: fc.constant('corrigeren' as const), alinea: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }), zelf: fc.boolean() }),
  fc.record({ do: fc.constant('klaar' as const), zelf: fc.boolean() }),
  fc.record({ do: fc.constant('afstand' as const) }),
  fc.record({ do: fc.constant('vaststellen' as const) }),
  fc.record({ do: fc.constant('dagen' as const), dagen: fc.integer({ min: 0, max: 9 }) })
)

it('[R-HRZ-77] [R-HRZ-76] in no order of reading, correcting and fixing does a paragraph of the concept change, a correction get lost, a term become shorter, or a verslag come before its time', () => {
  const alineas = ['Een.', 'Twee.', 'Drie.'].map((tekst) => ({ tijd: null, spreker: null, tekst }))
  const concept = makeConceptRecord({ datum: '2026-11-25', aanwezig: ['betrokkene'], gezien: alineas }, { plaats: null, alineas, verloop: [], loopt: false, vandaag: '2026-11-25' })
  if (!concept.ok) throw new Error(concept.refusal.soort)
  fc.assert(
    fc.property(fc.array(later, { maxLength: 30 }), (steps) => {
      const regels: NalezingRegel[] = []
      const correcties: (Correctie & { nummer: number })[] = []
      let vandaag = '2026-11-25'
      let last = ''
      for (const step of steps) {
        const stand = foldNalezing(regels)
        expect((stand.uiterlijk ?? '') >= last).toBe(true)
        last = stand.uiterlijk ?? ''
        const van = 'zelf' in step && step.zelf ? 'gemachtigde' : 'betrokkene'
        const zelf = van === 'gemachtigde'
        if (step.do === 'dagen') vandaag = addDays(vandaag, step.dagen)
        if (step.do === 'aanbieden') {
          const may = mayOffer(stand, 'aan-gemachtigde', { vandaag, termijn: correctieTermijn, gemachtigd: true, toegestaan: () => true })
          if (may.ok) regels.push({ schema: 'weging-nalezing-aangeboden/v1', wijze: 'aan-gemachtigde', op: vandaag, uiterlijk: may.value, zetel: 'secretaris' })
        }
        if (step.do === 'verlengen') {
          const may = mayExtend(stand, addDays(vandaag, step.dagen), vandaag)
          if (may.ok) regels.push({ schema: 'weging-nalezing-verlengd/v1', uiterlijk: may.value, reden: 'Meer tijd.', op: vandaag, zetel: 'secretaris' })
        }
        if (step.do === 'corrigeren' && mayCorrect(stand, step.alinea, { van, zelf, alineas: alineas.length, vandaag }).ok) {
          expect(step.alinea ?? 1).toBeLessThanOrEqual(alineas.length)
          correcties.push({ schema: 'weging-correctie/v1', concept: 1, alinea: step.alinea, soort: 'correctie', tekst: `Anders ${correcties.length}`, van, nummer: correcties.length + 1 })
        }
        if (step.do === 'klaar' && mayAnswer(stand, van, zelf).ok) regels.push({ schema: 'weging-nalezing-klaar/v1', van, op: vandaag })
        if (step.do === 'afstand' && mayAnswer(stand, 'betrokkene', false).ok) regels.push({ schema: 'weging-nalezing-afstand/v1', van: 'betrokkene', op: vandaag, hoe: 'Gezegd.' })
        if (step.do !== 'vaststellen') continue
        const made = makeVerslag(foldNalezing(regels), seenOf(1, correcties.length), { concept: { versie: 1, sha256: 'a'.repeat(64), inhoud: concept.value }, correcties, vandaag })
        const answered = regels.some(({ schema }) => schema === 'weging-nalezing-klaar/v1' || schema === 'weging-nalezing-afstand/v1')
        expect(made.ok).toBe(stand.uiterlijk !== null && (answered || vandaag > stand.uiterlijk))
        if (!made.ok) continue
        expect(made.value.alineas).toEqual(alineas)
        expect(made.value.correcties.map(({ tekst }) => tekst)).toEqual(correcties.map(({ tekst }) => tekst))
        break
      }
    }),
    { numRuns: 500 }
  )
})
