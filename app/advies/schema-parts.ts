import { z } from 'zod'

/*
 * The small shapes of which an advies and its approvals are made. Strict on purpose: a character that does not print cannot hide in an advies
 * (R-ADV-1, R-ADV-2).
 */

// Invisible and re-ordering characters (controls, zero-width, bidi) would let the page read otherwise than the data: none may enter.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u
const oddSpace = /[^\S \n]/u
const isNfc = (text: string): boolean => text === text.normalize('NFC')
const isTrimmed = (text: string): boolean => text === text.trim()
const prints = (text: string): boolean => !unprintable.test(text.replaceAll('\n', '')) && !oddSpace.test(text)

const written = (max: number) =>
  z.string().min(1).max(max)
    .refine(isNfc, 'Tekst moet in Unicode-vorm NFC staan')
    .refine(isTrimmed, 'Tekst mag niet met wit beginnen of eindigen')
    .refine(prints, 'Tekst bevat een teken dat niet op papier te zien is')

/** One line, at most 500 characters. */
export const Line = written(500).refine((text) => !text.includes('\n'), 'Dit moet op één regel staan')
/** One line of any length that a paragraph may have: what the papers say of themselves is never cut. */
export const LongLine = written(20_000).refine((text) => !text.includes('\n'), 'Dit moet op één regel staan')
/** One paragraph; line ends are allowed. */
export const Paragraph = written(20_000)
export const Paragraphs = z.array(Paragraph).max(200)
export const Whole = z.int().min(1).max(1_000_000)
export const Day = z.iso.date()
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Dit is geen SHA-256')
export const Base64url = z.string().regex(/^[A-Za-z0-9_-]+$/, 'Dit is geen base64url').max(8_000)
export const Kenmerk = z.string().regex(/^W-\d{4}-\d{4,6}$/, 'Een kenmerk ziet er zo uit: W-2026-0017')

export const memberDisciplines = ['IND', 'zorg', 'politie'] as const
export const MemberDiscipline = z.enum(memberDisciplines)
export const PanelDiscipline = z.enum(['voorzitter', 'secretaris', ...memberDisciplines])
export const Uitkomst = z.enum(['aannemelijk', 'niet aannemelijk', 'onvoldoende informatie'])
export const Oordeel = z.enum(['versterkt', 'neutraal', 'verzwakt', 'niet te beoordelen'])

export type MemberDiscipline = z.infer<typeof MemberDiscipline>
export type PanelDiscipline = z.infer<typeof PanelDiscipline>
export type Uitkomst = z.infer<typeof Uitkomst>
export type Oordeel = z.infer<typeof Oordeel>
