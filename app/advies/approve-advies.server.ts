import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { restsOnEndedConsent } from '~/beoordeling/ronden/ended-consent.server'
import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readSeats } from '~/dossier/store.server'
import { canonicalJson } from '~/platform/canonical'
import type { Wie } from '~/toegang/may'
import type { Passkey, PasskeyStore, RelyingParty } from '~/toegang/passkey.server'
import { akkoordenOf, knowsDissent } from './akkoorden'
import { challengeFor } from './canonical'
import { bezettingText, STEUN_VERVALLEN } from './refusal-text'
import { findUnprintable, type Renderer } from './render.server'
import { checkBevroren } from './rules'
import { Akkoord, AdviesDocument, MemberDiscipline, Verklaring } from './schema'

export interface Sleutels {
  passkeys: PasskeyStore
  party: RelyingParty
  renderer: Renderer
}

/** What a member signs, with the place in the advies that it rests on. */
export interface Statement {
  verklaring: Verklaring
  document: AdviesDocument
  /** How this member is printed in the advies. */
  functie: string
}

/**
 * What this member signs: a statement that names advies, version, hash and member, and for dissent holds the reasons. The challenge of the passkey
 * is its hash, so that it can never be moved to another text, version or person (R-ADV-10), nor given other reasons (R-ADV-76).
 * `redenen`: none is approval. Undefined for who is no member in this advies, and for reasons where the advies has no place for them.
 */
export async function statementFor(werk: Werk, wie: Wie, adviesId: string, redenen: readonly string[] = []): Promise<Statement | undefined> {
  const advies = await werk.db.advies.findUnique({ where: { id: adviesId }, select: { inhoud: true, sha256: true, versie: true } })
  if (!advies?.inhoud || !advies.sha256) return undefined
  const document = AdviesDocument.parse(JSON.parse(advies.inhoud))
  const lid = document.paneel.leden.find(({ registernummer }) => registernummer === wie.registernummer)
  const discipline = MemberDiscipline.safeParse(lid?.discipline)
  if (!lid || !discipline.success || (redenen.length > 0 && !knowsDissent(document))) return undefined
  const about = { kenmerk: document.kenmerk, versie: advies.versie, sha256: advies.sha256, discipline: discipline.data, registernummer: wie.registernummer }
  const soort = redenen.length > 0 ? 'afwijkend' : 'akkoord'
  const verklaring = Verklaring.parse(knowsDissent(document) ? { soort, ...about, redenen } : { soort, ...about })
  return { document, functie: lid.functie, verklaring }
}

/**
 * A member answers the frozen advies with a passkey: approval, or dissent with reasons. The answer is checked over the challenge of the statement as
 * it is now; inside the transaction hash and panel are compared once more, because what you saw must be what you sign.
 * Given once: answering twice is no second answer and no error. `redenen`: paragraphs as `toParagraphs` makes them.
 */
export async function approveAdvies(werk: Werk, sleutels: Sleutels, wie: Wie, { dossierId, adviesId }: { dossierId: string; adviesId: string }, antwoord: AuthenticationResponseJSON, redenen: readonly string[] = []): Promise<Uitkomst> {
  const statement = await statementFor(werk, wie, adviesId, redenen)
  if (!statement) return nietGelukt
  const { verklaring, document } = statement
  const sleutel = await sleutels.passkeys.approve(wie, challengeFor(verklaring), antwoord)
  if (!sleutel) return nietGelukt
  const akkoord = akkoordFrom(statement, sleutel, antwoord, sleutels.party, werk.clock.now())
  // A reason that cannot be printed would keep the advies from ever being sealed.
  const unprintable = redenen.length > 0 ? await findUnprintable(sleutels.renderer, document, akkoordenOf(document, verklaring.sha256, [akkoord])) : []
  if (unprintable.length > 0) return nietTeDrukken(unprintable)
  return inDossier(werk, wie, 'advies.akkoord', dossierId, async (tx, facts, sql) => {
    if (facts.advies?.id !== adviesId || !facts.lid) return veranderd
    const advies = await tx.advies.findUniqueOrThrow({ where: { id: adviesId }, select: { sha256: true } })
    if (advies.sha256 !== verklaring.sha256) return veranderd
    const bezetting = checkBevroren(await readSeats(sql, dossierId), document)
    if (!bezetting.ok) return { ok: false, bericht: bezettingText(bezetting.refusal, bezetting.at) }
    if (facts.ronde && (await restsOnEndedConsent(tx, dossierId, facts.ronde.id))) return { ok: false, bericht: STEUN_VERVALLEN }
    const key = { adviesId, lidId: facts.lid.id }
    const given = await tx.akkoord.findUnique({ where: { adviesId_lidId: key }, select: { id: true } })
    if (!given) await tx.akkoord.create({ data: { id: werk.ids.uuid(), ...key, inhoud: canonicalJson(Akkoord, akkoord), gegevenOp: new Date(akkoord.op) } })
    return { ok: true, value: undefined }
  })
}

function akkoordFrom({ verklaring, functie }: Statement, sleutel: Passkey, { response }: AuthenticationResponseJSON, party: RelyingParty, now: Date): Akkoord {
  const { discipline, registernummer } = verklaring
  const { authenticatorData, clientDataJSON, signature } = response
  return {
    discipline, functie, registernummer, op: now.toISOString(), verklaring,
    sleutel: { credentialId: sleutel.credentialId, publicKey: Buffer.from(sleutel.publicKey).toString('base64url') },
    antwoord: { authenticatorData, clientDataJSON, signature },
    origin: party.origin, rpId: party.id
  }
}

export const nietTeDrukken = (tekens: readonly string[]) =>
  ({ ok: false, bericht: `Deze tekens kunnen niet in het bestand staan: ${tekens.join(' ')}. Vervang ze.` }) as const
const nietGelukt = { ok: false, bericht: 'Uw antwoord is niet vastgelegd. Lees het advies nog eens en probeer het opnieuw met uw eigen passkey.' } as const
const veranderd = { ok: false, bericht: 'Het advies is intussen veranderd. Lees de nieuwe versie en teken die af.' } as const
