import { appendStampField, appendValidationData, fillStamp, stampedBytes } from '~/advies/long-term-increments'
import { extendToLta } from '~/advies/long-term.server'
import { sealPdf } from '~/advies/seal.server'
import type { Timestamps } from '~/advies/tijdstempel/timestamps'
import { coverWithOtherWords } from './behind-the-seal'
import { replaceLast, signAgain } from './bytes'
import type { Tampering } from './tampering'

const sealedAt = new Date('2026-11-18T15:00:00Z')
const broken = { niveau: 'Een hoger deel klopt niet' }
const lower = { niveau: 'Nodig is B-LTA' }
const behind = { 'zegel-bereik': 'later iets toegevoegd', 'latere-versies': 'Na het zegel is nog iets toegevoegd' }

/** A real token of the same service, about something else. */
const aboutOther = (timestamps: Timestamps): Timestamps => ({ ...timestamps, stamp: () => timestamps.stamp(Buffer.from('een ander zegel')) })

/** The file up to and with its last revision but one. */
const withoutLastRevision = (file: Buffer): Buffer => file.subarray(0, file.lastIndexOf('%%EOF\n', file.length - 8, 'latin1') + '%%EOF\n'.length)

/** What proves the time of a seal, and what must prove it years later. */
export const provenTime: readonly Tampering[] = [
  {
    kind: 'tijdstempel van een ander zegel', reasons: { ...broken, tijdstempel: 'Het gaat over andere gegevens' },
    tamper: ({ printed, key, service }) => sealPdf(printed, key, { sealedAt, timestamps: aboutOther(service.timestamps) })
  },
  {
    kind: 'tijdstempel van een vreemde dienst met dezelfde naam', reasons: { ...broken, 'tijdstempel-dienst': 'niet van een dienst die u vertrouwt' },
    tamper: ({ printed, key, foreignService }) => sealPdf(printed, key, { sealedAt, timestamps: foreignService.timestamps })
  },
  {
    kind: 'zegel dat een latere tijd noemt dan zijn tijdstempel', reasons: { ...broken, tijdstempel: 'een latere tijd dan het tijdstempel' },
    tamper: ({ printed, key, service }) => sealPdf(printed, key, { sealedAt: new Date('2026-11-19T15:00:00Z'), timestamps: service.timestamps })
  },
  // RSA with the same key gives the same seal again, so this is what anybody can do: take the token out of its room.
  { kind: 'tijdstempel weggehaald', niveau: 'B-LTA', tamper: ({ stamped, key }) => signAgain(stamped, key), reasons: lower },
  { kind: 'alles achter het zegel afgeknipt', niveau: 'B-LTA', tamper: ({ stamped }) => stamped, reasons: lower },
  { kind: 'archiefstempel afgeknipt', tamper: ({ longTerm }) => withoutLastRevision(longTerm), reasons: { ...broken, archiefstempel: 'ontbreekt' } },
  {
    kind: 'bewaarde lijst met ingetrokken certificaten veranderd',
    tamper: ({ longTerm }) => replaceLast(longTerm, 'TEST Weging uitgever', 'TEST Weging uitgevet'),
    reasons: { ...broken, bewaargegevens: 'niet bewaard dat het niet was ingetrokken', archiefstempel: 'Het gaat over andere gegevens' }
  },
  {
    kind: 'vreemd certificaat bij de bewaargegevens, opnieuw gestempeld',
    tamper: async ({ stamped, service, foreignKey }) => {
      const certificate = Buffer.from(foreignKey.hand.certificate)
      const prepared = appendStampField(appendValidationData(stamped, { certificates: [certificate], lists: [] }))
      return fillStamp(prepared, await service.timestamps.stamp(stampedBytes(prepared)))
    },
    reasons: { ...broken, ...behind, 'zegel-aantal': 'Er staan 2 zegels', bewaargegevens: 'anders geschreven dan het programma' }
  },
  {
    kind: 'archiefstempel van een vreemde dienst', reasons: { ...broken, archiefstempel: 'niet van een dienst die u vertrouwt' },
    tamper: ({ stamped, service, foreignService }) => extendToLta(stamped, { ...service, timestamps: foreignService.timestamps })
  },
  {
    kind: 'archiefstempel van een ander bestand', reasons: { ...broken, archiefstempel: 'Het gaat over andere gegevens' },
    tamper: ({ stamped, service }) => extendToLta(stamped, { ...service, timestamps: aboutOther(service.timestamps) })
  },
  { kind: 'witte rechthoek achter het archiefstempel', tamper: ({ longTerm }) => coverWithOtherWords(longTerm), reasons: behind }
]
