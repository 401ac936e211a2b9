import { z } from 'zod'
import { printedLine, readDataFile, type Gelezen } from './schema'

const item = z.strictObject({ code: z.string().regex(/^[a-z-]{2,40}$/), naam: printedLine(200) })

const handelingSchema = z.strictObject({
  sub: z.int().min(1),
  handelingen: z.array(printedLine(120)).min(1),
  leeftijd: z.enum(['elke leeftijd', 'jonger dan 18']),
  middel: z.enum(['nodig', 'niet nodig', 'niet van toepassing']),
  doelen: z.array(printedLine(120)).min(1)
})

const checklistSchema = z
  .strictObject({
    schema: z.literal('weging-273f/v1'),
    versie: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    label: printedLine(120),
    status: z.enum(['momentopname', 'geldend']),
    toelichting: printedLine(600),
    bron: printedLine(300),
    geldigVanaf: z.iso.date(),
    middelen: z.array(item).min(1),
    handelingen: z.array(handelingSchema).min(1),
    uitbuiting: z.array(item).min(1),
    kwetsbarePositie: printedLine(300)
  })
  .superRefine((lijst, ctx) => {
    lijst.handelingen.forEach((handeling, i) => {
      // Source: artikel 273f lid 1 sub 2 and 5 Sr. A list that asks a means for a child would be wrong in law. R-BEO-8.
      if (handeling.leeftijd === 'jonger dan 18' && handeling.middel === 'nodig') {
        ctx.addIssue({ code: 'custom', path: ['handelingen', i, 'middel'], message: 'Bij een minderjarige is geen dwangmiddel nodig' })
      }
    })
    const subs = lijst.handelingen.map((handeling) => handeling.sub)
    if (new Set(subs).size !== subs.length) {
      ctx.addIssue({ code: 'custom', path: ['handelingen'], message: 'Een sub staat er twee keer in' })
    }
  })

export type Checklist273f = z.infer<typeof checklistSchema>

/** Reads the versioned checklist of artikel 273f Sr. The advies names its `versie` and `label`. Refusal: each fault with its path. */
export function parseChecklist273f(json: unknown): Gelezen<Checklist273f> {
  return readDataFile(checklistSchema, json)
}
