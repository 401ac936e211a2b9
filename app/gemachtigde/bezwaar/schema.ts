import { z } from 'zod'
import { zetels } from '~/dossier/schema'
import { plainText } from '~/platform/text'

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
const typed = (max: number, message: string) =>
  z.string({ error: message }).overwrite(plainText).max(max, `Gebruik niet meer dan ${max} tekens.`).refine(saysSomething, message)

export const objectFormSchema = z.object({ zetel: z.enum(zetels, { error: 'Kies tegen wie u bezwaar maakt.' }), reden: typed(4000, 'Schrijf waarom deze persoon niet onpartijdig is, of niet zo lijkt.') })
export type ObjectForm = z.infer<typeof objectFormSchema>

const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'
export const decideObjectionSchema = z.object({
  bezwaar: z.string({ error: opnieuw }).regex(/^[1-9]\d{0,4}$/, opnieuw).transform(Number),
  uitkomst: z.enum(['gegrond', 'ongegrond'], { error: 'Kies of het bezwaar gegrond is.' }),
  besluitReden: typed(4000, 'Schrijf waarom. De gemachtigde of betrokkene leest dit.')
})
export type DecideObjection = z.infer<typeof decideObjectionSchema>

/** Record `bezwaar-lid`: an objection to a member (Awb 2:4). `lid`: the membership it is about; `functie`: how that person is called, never a name. */
export const bezwaarSchema = z.strictObject({
  schema: z.literal('weging-bezwaar-lid/v1'),
  zetel: z.enum(zetels),
  lid: z.uuid(),
  functie: z.string().min(1).max(200),
  reden: z.string().min(1).max(4000),
  door: z.enum(['gemachtigde', 'kantoorgenoot', 'betrokkene']),
  ontvangenOp: z.iso.date()
})
export type Bezwaar = z.infer<typeof bezwaarSchema>

/** Record `bezwaar-lid-besluit`: what was decided about the objection with this version, by whom. */
export const besluitSchema = z.strictObject({
  schema: z.literal('weging-bezwaar-lid-besluit/v1'),
  bezwaar: z.int().min(1),
  uitkomst: z.enum(['gegrond', 'ongegrond']),
  reden: z.string().min(1).max(4000),
  door: z.enum(['voorzitter', 'coordinator'])
})
export type Besluit = z.infer<typeof besluitSchema>
