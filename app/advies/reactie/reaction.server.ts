import { readLatestRecords, writeRecord, type KeptRecord } from '~/dossier/record.server'
import { inDossier, type Tx, type Uitkomst as Done, type Werk } from '~/dossier/in-dossier.server'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { lastDayUnderAtw } from '~/platform/kalender/termijn/rules'
import { notify } from '~/platform/mail/notices.server'
import type { Wie } from '~/toegang/may'
import type { Uitkomst } from '../schema'
import { checkReaction } from './rules'
import { reactieSchema, verzoekSchema, type AskForm, type Reactie, type SafeForm, type Verzoek } from './schema'

/** How long the gemachtigde has, in calendar days, unless the settings say otherwise. */
export const REACTION_DAYS = 14

interface Stand {
  verzoek: KeptRecord<Verzoek>
  reactie: KeptRecord<Reactie> | null
  /** It was put for the advies that is being written, and not for one that was issued since. */
  geldt: boolean
}

type Reads = Pick<Tx, 'record' | 'advies' | 'uitgegevenAdvies'>

/**
 * The latest request in this dossier and the answer to it; null when nothing was asked. After issuing, a next version rests on new facts, which nobody has
 * put yet: it is asked anew (R-ADV-142). An advies that was only opened again before it was issued keeps its request.
 */
export async function readRequest(tx: Reads, dossierId: string): Promise<Stand | null> {
  const [verzoek] = await readLatestRecords(tx, { soort: 'reactie-verzoek', dossierId, schema: verzoekSchema })
  if (!verzoek) return null
  const [reactie] = await readLatestRecords(tx, { soort: 'reactie', dossierId, schema: reactieSchema })
  return { verzoek, reactie: reactie?.inhoud.verzoek === verzoek.versie ? reactie : null, geldt: verzoek.inhoud.adviesVersie > (await lastIssued(tx, dossierId)) }
}

/** The last version of this advies that was issued; 0 for none. */
async function lastIssued(tx: Reads, dossierId: string): Promise<number> {
  const adviezen = await tx.advies.findMany({ where: { dossierId }, select: { id: true } })
  const issued = await tx.uitgegevenAdvies.findFirst({ where: { id: { in: adviezen.map(({ id }) => id) } }, orderBy: { versie: 'desc' }, select: { versie: true } })
  return issued?.versie ?? 0
}

/** The request for the advies that is being written now, and its answer; null when that one was not asked yet. */
const readCurrent = async (tx: Reads, dossierId: string): Promise<Stand | null> => {
  const stand = await readRequest(tx, dossierId)
  return stand?.geldt ? stand : null
}

/** The reaction as the advies prints it (`reactie` of its content): days in Amsterdam, the answer as paragraphs; null when nothing was asked. */
export async function readReaction(tx: Reads, dossierId: string): Promise<{ gevraagdOp: string; uiterlijk: string; ontvangenOp: string | null; tekst: string[] } | null> {
  const stand = await readCurrent(tx, dossierId)
  if (!stand) return null
  const { gevraagdOp, uiterlijk } = stand.verzoek.inhoud
  const reactie = stand.reactie?.inhoud
  return { gevraagdOp, uiterlijk, ontvangenOp: reactie?.ontvangenOp ?? null, tekst: reactie?.tekst ?? [] }
}

/** Why an advies with this outcome cannot be fixed yet, as a sentence with the remedy; undefined when it can (R-ADV-132). */
export async function refuseWithoutReaction(tx: Reads, dossierId: string, uitkomst: Uitkomst, now: Date): Promise<string | undefined> {
  const stand = await readCurrent(tx, dossierId)
  const verdict = checkReaction(uitkomst, stand && { uiterlijk: stand.verzoek.inhoud.uiterlijk, beantwoord: stand.reactie !== null }, dagInAmsterdam(now))
  if (verdict.ok) return undefined
  return verdict.refusal === 'niet-gevraagd'
    ? 'Leg bij deze conclusie eerst de feiten en contra-indicaties voor. Dat doet u op de pagina Reactie vragen.'
    : `Wacht op de reactie op de feiten en contra-indicaties. De termijn loopt tot en met ${stand?.verzoek.inhoud.uiterlijk ?? ''}.`
}

/** Puts facts and contra-indications to the gemachtigde, or to betrokkene when there is none. A later request replaces the earlier one; both stay. */
export const askReaction = (werk: Werk, wie: Wie, dossierId: string, form: AskForm, days: number): Promise<Done> =>
  inDossier(werk, wie, 'reactie.vragen', dossierId, async (tx, facts, sql) => {
    const gemachtigde = await readGemachtigde(sql, dossierId)
    const gevraagdOp = dagInAmsterdam(werk.clock.now())
    await writeRecord(tx, werk, wie, {
      soort: 'reactie-verzoek',
      dossierId,
      schema: verzoekSchema,
      inhoud: {
        schema: 'weging-reactie-verzoek/v1',
        adviesVersie: facts.advies?.versie ?? 1,
        aan: gemachtigde ? 'gemachtigde' : 'betrokkene',
        ...form,
        gevraagdOp,
        uiterlijk: lastDayUnderAtw(gevraagdOp, { aantal: days, eenheid: 'kalenderdagen' })
      }
    })
    if (gemachtigde) await notify(sql, werk.ids, [gemachtigde.accountId])
    return { ok: true, value: undefined }
  })

const GEEN_VRAAG = 'Er is nu niets gevraagd waarop een reactie kan komen.'

async function writeReaction(tx: Tx, werk: Werk, wie: Wie, dossierId: string, reactie: Pick<Reactie, 'wat' | 'langs' | 'hoe' | 'tekst'>): Promise<Done> {
  const stand = await readCurrent(tx, dossierId)
  if (!stand) return { ok: false, bericht: GEEN_VRAAG }
  if (stand.reactie) return { ok: false, bericht: 'Er is al een reactie. Zij staat vast; dit is niet bewaard.' }
  const aan = reactie.langs === 'gemachtigde' ? 'gemachtigde' : 'betrokkene'
  if (stand.verzoek.inhoud.aan !== aan) return { ok: false, bericht: `De vraag is aan de ${stand.verzoek.inhoud.aan} gesteld. Wacht op die reactie.` }
  await writeRecord(tx, werk, wie, {
    soort: 'reactie',
    dossierId,
    schema: reactieSchema,
    inhoud: { schema: 'weging-reactie/v1', verzoek: stand.verzoek.versie, ontvangenOp: dagInAmsterdam(werk.clock.now()), ...reactie }
  })
  return { ok: true, value: undefined }
}

/** The gemachtigde answers, or says that there will be no answer (`tekst` null). Once; until the advies is fixed, also after the last day. */
export const giveReaction = (werk: Werk, wie: Wie, dossierId: string, tekst: string[] | null): Promise<Done> =>
  inDossier(werk, wie, 'reactie.geven', dossierId, (tx) =>
    writeReaction(tx, werk, wie, dossierId, { wat: tekst ? 'reactie' : 'afstand', langs: 'gemachtigde', hoe: null, tekst: tekst ?? [] }))

/** The secretaris records how and when betrokkene was asked herself, and what she said. */
export const recordSafeReaction = (werk: Werk, wie: Wie, dossierId: string, { hoe, wat, tekst }: SafeForm): Promise<Done> =>
  inDossier(werk, wie, 'reactie.vastleggen', dossierId, (tx) => writeReaction(tx, werk, wie, dossierId, { wat, langs: 'veilig kanaal', hoe, tekst: wat === 'afstand' ? [] : tekst }))
