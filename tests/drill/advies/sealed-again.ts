import { X509Certificate } from 'node:crypto'
import type { AdviesV3 } from '~/advies/schema'
import type { SealKey } from '~/advies/seal.server'
import { exampleAkkoorden } from '~tests/fixtures/advies-document'
import { asSealKey, issue, nameOf } from '~tests/fixtures/seal-keys'
import { coverWithOtherWords } from './behind-the-seal'
import { replaceLast, signAgain } from './bytes'
import { printWith } from './print-with'
import { textsOf, type SealedAdvies, type Texts } from './sealed-advies'
import type { Tampering } from './tampering'

const signer = { ondertekenaar: 'niet van een ondertekenaar die u vertrouwt' }
const otherAdvies = 'de akkoorden gaan over een ander advies'
const unapproved = { 'akkoord-IND': otherAdvies, 'akkoord-zorg': otherAdvies, 'akkoord-politie': otherAdvies }
const reprint = { herbouw: 'niet gelijk aan wat uit de bijlagen volgt' }

function withOtherWords(document: AdviesV3): AdviesV3 {
  return { ...document, samenvatting: document.samenvatting.map((alinea) => ({ ...alinea, tekst: 'Betrokkene vertelt dat zij vrijwillig naar Europa is gereisd.' })) }
}

/** The names of the trusted certificate on a key of our own. */
function forgeName({ key }: SealedAdvies): SealKey {
  const trusted = new X509Certificate(key.certificatePem)
  return asSealKey(issue({ subject: nameOf(trusted), serial: Buffer.from(trusted.serialNumber, 'hex') }))
}

/** A key issued by an issuer that calls itself as the trusted certificate does, and sends itself along. */
function forgeIssuer({ key }: SealedAdvies): SealKey {
  const issuer = issue({ subject: nameOf(new X509Certificate(key.certificatePem)), mayIssue: true })
  return asSealKey(issue({ subject: 'TEST Weging zegel van het panel', issuer }), [issuer])
}

/** Edits the increment of the seal and signs it with the real key: as if the program itself was turned. */
const resign = (found: string, put: string): Tampering['tamper'] => ({ sealed, key }) => signAgain(replaceLast(sealed, found, put), key)

/** Prints attachments that the program itself would never write, and seals them with the real key. */
const sealTexts = (change: (texts: Texts) => Texts): Tampering['tamper'] => ({ seal, print, document, akkoorden }) =>
  seal(print(change(textsOf(document, akkoorden))))

/** The same object with its names in another order. */
function turnNames(text: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as Record<string, unknown>).reverse()))
}

/** With another key: everything else can be right. */
export const sealedByAnother: readonly Tampering[] = [
  { kind: 'hetzelfde advies, verzegeld met een andere sleutel', tamper: ({ seal, printed, foreignKey }) => seal(printed, foreignKey), reasons: signer },
  {
    kind: 'andere woorden met de oude akkoorden, verzegeld met een andere sleutel', reasons: { ...signer, ...unapproved },
    tamper: ({ seal, print, document, akkoorden, foreignKey }) => seal(print(textsOf(withOtherWords(document), akkoorden)), foreignKey)
  },
  {
    kind: 'andere woorden met nieuwe akkoorden, verzegeld op dezelfde naam en hetzelfde nummer', reasons: signer,
    tamper: (sealed) => {
      const document = withOtherWords(sealed.document)
      return sealed.seal(sealed.print(textsOf(document, exampleAkkoorden(document))), forgeName(sealed))
    }
  },
  { kind: 'verzegeld onder een nagemaakte uitgever met dezelfde naam', tamper: (sealed) => sealed.seal(sealed.printed, forgeIssuer(sealed)), reasons: signer }
]

/** With the real key: as if the program, or who runs it, was turned. */
export const sealedByTheRealKey: readonly Tampering[] = [
  {
    kind: 'witte rechthoek in de toevoeging van het zegel', tamper: async ({ seal, printed }) => seal(await coverWithOtherWords(printed)),
    reasons: { toevoeging: 'meer of iets anders toegevoegd dan het zegel' }
  },
  { kind: 'zegel met een zichtbaar vak', tamper: resign('/Rect [0 0 0 0]', '/Rect [0 0 9 9]'), reasons: { toevoeging: 'zichtbaar of doet iets anders' } },
  { kind: 'zegel met een handeling', tamper: resign('/F 132', '/A 132'), reasons: { toevoeging: 'zichtbaar of doet iets anders' } },
  { kind: 'zegel onder een andere naam', tamper: resign('/T (Zegel)', '/T (Zogel)'), reasons: { toevoeging: 'zichtbaar of doet iets anders' } },
  { kind: 'formulier dat zijn uiterlijk laat maken', tamper: resign('/NeedAppearances false', '/NeedAppearances true '), reasons: { toevoeging: 'Het formulier bevat meer dan het zegel' } },
  { kind: 'verborgen tweede tabel in de toevoeging van het zegel', tamper: resign('/Prev ', '/XRefStm 9 /Prev '), reasons: { toevoeging: 'kop van de toevoeging (trailer) wijkt af' } },
  { kind: 'versleuteling aangekondigd in de toevoeging van het zegel', tamper: resign('/Prev ', '/Encrypt 33 0 R /Prev '), reasons: { toevoeging: 'kop van de toevoeging (trailer) wijkt af' } },
  { kind: 'andere woorden op de pagina dan in de bijlage', tamper: (sealed) => sealed.seal(printWith('tekst(advies.conclusie.zin)', '[Het paneel vindt het niet aannemelijk.]', sealed)), reasons: reprint },
  { kind: 'derde bijlage bij het advies', tamper: (sealed) => sealed.seal(printWith('#pdf.attach("akkoorden.json"', '#pdf.attach("brief.txt", bytes("Ingetrokken"), relationship: "source", mime-type: "text/plain", description: "Brief")\n#pdf.attach("akkoorden.json"', sealed)), reasons: reprint },
  {
    kind: 'gegeven dat niet bestaat in advies.json', reasons: { schema: 'niet de vorm van een advies met akkoorden (geheim)' },
    tamper: sealTexts(({ advies, akkoorden }) => ({ advies: advies.replace('"kenmerk":', '"geheim":"ingetrokken","kenmerk":'), akkoorden }))
  },
  {
    kind: 'gegevens van advies.json in een andere volgorde', reasons: { canoniek: 'niet op de vaste manier', ...reprint, ...unapproved },
    tamper: sealTexts(({ advies, akkoorden }) => ({ advies: turnNames(advies), akkoorden }))
  },
  {
    kind: 'gegevens van akkoorden.json in een andere volgorde', reasons: { canoniek: 'niet op de vaste manier', ...reprint },
    tamper: sealTexts(({ advies, akkoorden }) => ({ advies, akkoorden: turnNames(akkoorden) }))
  },
  {
    kind: 'leden in een andere volgorde in advies.json', reasons: unapproved,
    tamper: ({ seal, print, document, akkoorden }) => seal(print(textsOf({ ...document, paneel: { ...document.paneel, leden: document.paneel.leden.toReversed() } }, akkoorden)))
  },
  {
    kind: 'vaste zin veranderd, met nieuwe akkoorden', reasons: { inhoud: 'fixed-text-changed: conclusie.zin' },
    tamper: ({ seal, print, document }) => {
      const changed = { ...document, conclusie: { ...document.conclusie, zin: 'Het panel vindt dat betrokkene liegt.' } }
      return seal(print(textsOf(changed, exampleAkkoorden(changed))))
    }
  }
]
