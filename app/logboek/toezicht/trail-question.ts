import { z } from 'zod'

/** What who supervises asks of the trail. Everything may be left out; what is not understood counts as left out. */
export interface TrailQuestion {
  kenmerk: string
  /** Part of a function, or a whole register number. */
  persoon: string
  /** Days, both included, as people in the Netherlands count them: `2026-11-28`. */
  van: string
  tot: string
  deed: string
  geweigerd: boolean
  /** From 1. */
  pagina: number
}

const day = z.iso.date().catch('')
const words = (max: number) => z.string().trim().max(max).catch('')

const questionSchema = z.object({
  kenmerk: words(40),
  persoon: words(80),
  van: day,
  tot: day,
  deed: z.string().regex(/^[a-z.-]{0,60}$/).catch(''),
  geweigerd: z.literal('ja').transform(() => true).catch(false),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1)
})

export const readQuestion = (search: URLSearchParams): TrailQuestion => questionSchema.parse(Object.fromEntries(search))

/** The address of the same question on another page of the answer. */
export function searchOf(question: TrailQuestion, pagina: number): string {
  const { kenmerk, persoon, van, tot, deed, geweigerd } = question
  const given = Object.entries({ kenmerk, persoon, van, tot, deed, geweigerd: geweigerd ? 'ja' : '', pagina: pagina === 1 ? '' : String(pagina) })
  return `?${new URLSearchParams(given.filter(([, value]) => value !== '')).toString()}`
}
