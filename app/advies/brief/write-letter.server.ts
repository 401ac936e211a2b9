import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import type { Wie } from '~/toegang/may'
import { AdviesDocument } from '../schema'
import { NEDERLANDS, taalVan } from './languages'
import { letterParts } from './letter-text'
import { briefSchema, type Brief, type LetterForm } from './schema'

export interface BriefRecord {
  versie: number
  sha256: string
  gemaaktOp: Date
  inhoud: Brief
}

/** The last letter about this version of the advies; undefined when nobody wrote one. A letter about an earlier version is no letter about this one. */
export async function readLetter(tx: Pick<Tx, 'record'>, dossierId: string, adviesVersie: number): Promise<BriefRecord | undefined> {
  const rows = await tx.record.findMany({ where: { soort: 'brief', dossierId }, orderBy: { versie: 'desc' } })
  return rows
    .map(({ versie, sha256, gemaaktOp, inhoud }) => ({ versie, sha256, gemaaktOp, inhoud: briefSchema.parse(JSON.parse(inhoud)) }))
    .find(({ inhoud }) => inhoud.adviesVersie === adviesVersie)
}

/** The whole letter, from the frozen advies and what the secretaris filled in. `sha256`: of that advies. */
export function letterFrom(advies: AdviesDocument, sha256: string, { uitleg, vragen, taal: code, eigenTaal, geenTekst }: LetterForm): Brief {
  const { naam, richting } = taalVan(code) ?? { naam: code, richting: 'auto' as const }
  const silent = eigenTaal.length > 0 || code === NEDERLANDS || geenTekst === ''
  return {
    schema: 'weging-brief/v1', kenmerk: advies.kenmerk, adviesVersie: advies.versie, adviesSha256: sha256, uitkomst: advies.conclusie.uitkomst, proef: advies.proef,
    delen: letterParts(advies), uitleg, vragen, taal: { code, naam, richting }, eigenTaal, geenTekst: silent ? null : geenTekst
  }
}

/**
 * Records the letter to betrokkene beside this frozen advies. Until the advies is issued it can be recorded again; the last one counts, the earlier stay.
 * Refuses a letter in which the V-nummer stands: a letter gets lost, and a number that opens doors must not be in it (R-ADV-138).
 */
export const writeLetter = (werk: Werk, wie: Wie, dossierId: string, form: LetterForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'brief.schrijven', dossierId, async (tx, facts) => {
    const { inhoud, sha256 } = await tx.advies.findUniqueOrThrow({ where: { id: facts.advies?.id ?? '' }, select: { inhoud: true, sha256: true } })
    if (!inhoud || !sha256) throw new Error('A frozen advies has content')
    const { vNummer } = await tx.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { vNummer: true } })
    const brief = letterFrom(AdviesDocument.parse(JSON.parse(inhoud)), sha256, form)
    if (vNummer && holdsNumber(wordsOf(brief), vNummer)) return { ok: false, bericht: 'In de brief staat het V-nummer. Haal het weg: een brief kan zoekraken.' }
    await writeRecord(tx, werk, wie, { soort: 'brief', dossierId, schema: briefSchema, inhoud: brief })
    return { ok: true, value: undefined }
  })

const wordsOf = ({ delen, uitleg, vragen, eigenTaal, geenTekst }: Brief): string[] =>
  [...delen.flatMap(({ kop, alineas, lijst }) => [kop, ...alineas, ...lijst]), uitleg, vragen, ...eigenTaal, geenTekst ?? '']

/** Whether these digits stand in a text, in whatever script and with whatever spaces, points or dashes between them. */
export const holdsNumber = (texts: readonly string[], number: string): boolean => texts.some((text) => bare(text).includes(bare(number)))

const bare = (text: string): string => text.replace(/\p{Nd}/gu, valueOf).replace(/(?<=\d)[\s.-]+(?=\d)/gu, '')

/** The value of a decimal digit of any script: Unicode has them in rows of ten, some rows one behind the other (Unicode Standard, section 4.6). */
function valueOf(digit: string): string {
  const at = digit.codePointAt(0) ?? 0
  let before = 0
  while (before < 60 && /^\p{Nd}$/u.test(String.fromCodePoint(at - before - 1))) before += 1
  return String(before % 10)
}
