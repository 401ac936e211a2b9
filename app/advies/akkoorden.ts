import { Akkoord, Akkoorden, memberDisciplines, type AdviesDocument } from './schema'

/** One recorded answer of a member, from its row. Throws a ZodError when it does not have its shape. */
export const readAkkoord = ({ inhoud }: { inhoud: string }): Akkoord => Akkoord.parse(JSON.parse(inhoud))

/**
 * The answers of the members to this advies, in the fixed order of the seats. An advies that was frozen as v1 keeps v1: there only approval is
 * known. Throws a ZodError for an answer of another version.
 */
export const akkoordenOf = (document: AdviesDocument, sha256: string, given: readonly Akkoord[]): Akkoorden =>
  Akkoorden.parse({
    schema: knowsDissent(document) ? 'weging-akkoorden/v2' : 'weging-akkoorden/v1',
    advies: { kenmerk: document.kenmerk, versie: document.versie, sha256 },
    akkoorden: memberDisciplines.flatMap((discipline) => given.filter((akkoord) => akkoord.discipline === discipline))
  })

/** Whether a member can sign dissent under this advies: its page has a place for the reasons (R-ADV-76). */
export const knowsDissent = (document: AdviesDocument): boolean => document.schema !== 'weging-advies/v1'
