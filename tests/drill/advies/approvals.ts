import type { Akkoorden, MemberDiscipline } from '~/advies/schema'
import { exampleAdvies, exampleAkkoorden, exampleOrigin, exampleRpId, memberKey } from '~tests/fixtures/advies-document'
import { createSoftAuthenticator, type SoftAuthenticator } from '~tests/soft-authenticator'
import { textsOf } from './sealed-advies'
import type { Tampering } from './tampering'

type Given = Record<MemberDiscipline, Akkoorden['akkoorden'][number]>

/** Seals with the real key what was not so approved. */
function sealWith(change: (akkoorden: Akkoorden, given: Given) => void): Tampering['tamper'] {
  return ({ seal, print, document, akkoorden }) => {
    const copy = structuredClone(akkoorden)
    change(copy, Object.fromEntries(copy.akkoorden.map((akkoord) => [akkoord.discipline, akkoord])) as Given)
    return seal(print(textsOf(document, copy)))
  }
}

/** Approvals given by other passkeys than those of the members. */
const sealWithKeys = (keyOf: (discipline: MemberDiscipline) => SoftAuthenticator): Tampering['tamper'] => ({ seal, print, document }) =>
  seal(print(textsOf(document, exampleAkkoorden(document, keyOf))))

const zorgWith = (strange: SoftAuthenticator): Tampering['tamper'] => sealWithKeys((discipline) => discipline === 'zorg' ? strange : memberKey(discipline))

const ofOtherAdvies = (): Akkoorden => exampleAkkoorden(exampleAdvies({ uitkomst: 'niet aannemelijk' }))
const otherAdvies = 'de akkoorden gaan over een ander advies'

/** Approvals that are not what they say, under a seal that holds. */
export const approvals: readonly Tampering[] = [
  {
    kind: 'akkoorden van een ander advies', tamper: ({ seal, print, document }) => seal(print(textsOf(document, ofOtherAdvies()))),
    reasons: { 'akkoord-IND': otherAdvies, 'akkoord-zorg': otherAdvies, 'akkoord-politie': otherAdvies }
  },
  {
    kind: 'één akkoord uit een ander advies', reasons: { 'akkoord-IND': 'gaat over een andere tekst' },
    tamper: sealWith((akkoorden) => { akkoorden.akkoorden.splice(0, 1, ...ofOtherAdvies().akkoorden.slice(0, 1)) })
  },
  {
    kind: 'bewijs van een ander advies onder de verklaring over dit advies', reasons: { 'akkoord-IND': 'het bewijs hoort bij een andere verklaring' },
    tamper: sealWith((_, { IND }) => { IND.antwoord = ofOtherAdvies().akkoorden[0]?.antwoord ?? IND.antwoord })
  },
  {
    kind: 'akkoorden van twee leden verwisseld', reasons: { 'akkoord-IND': 'het bewijs hoort bij een andere verklaring', 'akkoord-zorg': 'het bewijs hoort bij een andere verklaring' },
    tamper: sealWith((_, { IND, zorg }) => { [IND.antwoord, zorg.antwoord] = [zorg.antwoord, IND.antwoord] })
  },
  { kind: 'akkoord weggelaten', tamper: sealWith(({ akkoorden }) => { akkoorden.splice(1, 1) }), reasons: { 'akkoord-zorg': 'het akkoord ontbreekt' } },
  {
    kind: 'akkoord tweemaal van hetzelfde lid', reasons: { 'akkoord-IND': 'twee akkoorden', 'akkoord-zorg': 'het akkoord ontbreekt', 'akkoord-sleutels': 'dezelfde sleutel' },
    tamper: sealWith(({ akkoorden }, { IND }) => { akkoorden.splice(1, 1, structuredClone(IND)) })
  },
  { kind: 'akkoorden in een andere volgorde', tamper: sealWith(({ akkoorden }) => { akkoorden.reverse() }), reasons: { canoniek: 'niet op de vaste manier' } },
  {
    kind: 'akkoord onder een ander registernummer', tamper: sealWith((_, { IND }) => { IND.registernummer = 'REG-9999' }),
    reasons: { 'akkoord-IND': 'van iemand anders dan het lid in het advies' }
  },
  {
    kind: 'één sleutel voor twee leden', tamper: sealWithKeys((discipline) => memberKey(discipline === 'politie' ? 'zorg' : discipline)),
    reasons: { 'akkoord-sleutels': 'dezelfde sleutel' }
  },
  {
    kind: 'akkoord zonder dat de sleutel het lid herkende', reasons: { 'akkoord-zorg': 'de sleutel heeft het lid niet herkend' },
    tamper: zorgWith(createSoftAuthenticator({ seed: 'slordig', rpId: exampleRpId, origin: exampleOrigin, userVerified: false }))
  },
  {
    kind: 'akkoord gegeven op een andere site', reasons: { 'akkoord-zorg': 'op een ander adres gegeven' },
    tamper: zorgWith(createSoftAuthenticator({ seed: 'elders', rpId: 'evil.example', origin: 'https://evil.example' }))
  }
]
