import { z } from 'zod'
import { Base64url, Kenmerk, Line, MemberDiscipline, Sha256, Whole } from './schema-parts'
import { AdviesV1 } from './schema-v1'
import { AdviesV2 } from './schema-v2'

export { Line, MemberDiscipline, memberDisciplines, Oordeel, PanelDiscipline, Paragraph, Uitkomst } from './schema-parts'
export type { Alinea, ContraIndicatie, Grond, GrondRecord } from './schema-v2'
export { AdviesV1 } from './schema-v1'
export { AdviesV2 } from './schema-v2'

/*
 * What an advies holds and what its approvals hold. Strict on purpose: a field that is not in here cannot be hashed, approved or sealed. The shapes
 * are versioned by `schema`; an old shape is never edited, and stays so that an old file can be verified and printed again.
 */

/** An advies of any version. New ones are `AdviesV2`. */
export const AdviesDocument = z.discriminatedUnion('schema', [AdviesV1, AdviesV2])

/** What a member signs with a passkey: the challenge is the hash of this statement in canonical form. */
export const Verklaring = z.strictObject({
  soort: z.literal('akkoord'),
  kenmerk: Kenmerk,
  versie: Whole,
  sha256: Sha256,
  discipline: MemberDiscipline,
  registernummer: Line
})

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

/** `weging-akkoorden/v1`: who approved exactly which bytes, and the proof of it. */
export const Akkoorden = z.strictObject({
  schema: z.literal('weging-akkoorden/v1'),
  advies: z.strictObject({ kenmerk: Kenmerk, versie: Whole, sha256: Sha256 }),
  akkoorden: z.array(Akkoord).max(3)
})

export type AdviesDocument = z.infer<typeof AdviesDocument>
export type Akkoorden = z.infer<typeof Akkoorden>
export type Akkoord = z.infer<typeof Akkoord>
export type Verklaring = z.infer<typeof Verklaring>
