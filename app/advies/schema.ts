import { z } from 'zod'
import { Base64url, Kenmerk, Line, MemberDiscipline, Paragraph, Sha256, Whole } from './schema-parts'
import { AdviesV1 } from './schema-v1'
import { AdviesV2 } from './schema-v2'
import { AdviesV3 } from './schema-v3'

export { Line, MemberDiscipline, memberDisciplines, Oordeel, PanelDiscipline, Paragraph, Uitkomst } from './schema-parts'
export type { Alinea, ContraIndicatie, Grond, GrondRecord } from './schema-v2'
export type { AdviesInhoud } from './schema-v3'
export { AdviesV1 } from './schema-v1'
export { AdviesV2 } from './schema-v2'
export { AdviesV3 } from './schema-v3'

/*
 * What an advies holds and what its approvals hold. Strict on purpose: a field that is not in here cannot be hashed, approved or sealed. The shapes
 * are versioned by `schema`; an old shape is never edited, and stays so that an old file can be verified and printed again.
 */

/** An advies of any version. New ones are `AdviesV3`. */
export const AdviesDocument = z.discriminatedUnion('schema', [AdviesV1, AdviesV2, AdviesV3])

const about = { kenmerk: Kenmerk, versie: Whole, sha256: Sha256, discipline: MemberDiscipline, registernummer: Line }
const VerklaringV1 = z.strictObject({ soort: z.literal('akkoord'), ...about })
const VerklaringV2 = z
  .strictObject({ soort: z.enum(['akkoord', 'afwijkend']), ...about, redenen: z.array(Paragraph).max(200) })
  .refine(({ soort, redenen }) => (soort === 'afwijkend') === redenen.length > 0, 'Wie afwijkend aftekent, geeft redenen; wie akkoord is, niet')

/** What a member signs with a passkey: the challenge is the hash of this statement in canonical form. From v2 on that can be dissent, with its reasons. */
export const Verklaring = z.union([VerklaringV1, VerklaringV2])

/** One member's answer to the advies, with the proof of it. */
export const Akkoord = z.strictObject({
  discipline: MemberDiscipline,
  functie: Line,
  registernummer: Line,
  op: z.iso.datetime({ precision: 3 }),
  verklaring: Verklaring,
  sleutel: z.strictObject({ credentialId: Base64url, publicKey: Base64url }),
  antwoord: z.strictObject({ authenticatorData: Base64url, clientDataJSON: Base64url, signature: Base64url }),
  origin: Line,
  rpId: Line
})

/** Who answered about exactly which bytes, and the proof of it. `weging-akkoorden/v1` goes with `weging-advies/v1` and knows only approval. */
export const Akkoorden = z
  .strictObject({
    schema: z.enum(['weging-akkoorden/v1', 'weging-akkoorden/v2']),
    advies: z.strictObject({ kenmerk: Kenmerk, versie: Whole, sha256: Sha256 }),
    akkoorden: z.array(Akkoord).max(3)
  })
  .refine(({ schema, akkoorden }) => akkoorden.every(({ verklaring }) => 'redenen' in verklaring === (schema === 'weging-akkoorden/v2')), 'Een verklaring hoort bij een andere versie')

export type AdviesDocument = z.infer<typeof AdviesDocument>
/** What every version since the second has. */
export type AdviesSindsV2 = AdviesV2 | AdviesV3
export type Akkoorden = z.infer<typeof Akkoorden>
export type Akkoord = z.infer<typeof Akkoord>
export type Verklaring = z.infer<typeof Verklaring>
