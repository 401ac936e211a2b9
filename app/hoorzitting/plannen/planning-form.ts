import { z } from 'zod'
import { aanleidingen } from './aanleiding'
import { genodigden } from './roles'
import { safeOptional, safeText } from './safe-text'

const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'
const tijd = (message: string) => z.string({ error: message }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Schrijf de tijd zo: 10:00.')
/** A row that was chosen from a list; left out: none of them. */
const gekozen = z.uuid(opnieuw).optional()

const placing = {
  datum: z.iso.date('Kies de dag van de zitting.'),
  tijd: tijd('Kies hoe laat de zitting begint.'),
  einde: tijd('Kies hoe laat de zitting eindigt.'),
  ruimte: gekozen,
  /** Where it is when that is none of the rooms of the list. */
  plaats: safeOptional(200),
  tolk: gekozen,
  tolkReden: safeOptional(500),
  erbij: z.array(z.enum(genodigden, opnieuw), { error: 'Kies wie erbij is.' }).default([]),
  inZaal: z.array(z.enum(genodigden, opnieuw)).default([]),
  dagReden: safeOptional(500),
  stukkenReden: safeOptional(500),
  wensReden: safeOptional(500)
}

const somewhere = <Form extends { ruimte?: string | undefined; plaats?: string | undefined }>(form: Form): boolean => form.ruimte !== undefined || Boolean(form.plaats)
const nergens = { path: ['ruimte'], message: 'Kies een ruimte, of schrijf hieronder waar de zitting is.', when: () => true }

/** Placing a session: a day and the clock in Amsterdam, where, with which interpreter, who comes and who of them is in the room. `nummer`: which session of this hearing. */
export const planForm = z.object({ ...placing, nummer: z.string({ error: opnieuw }).regex(/^[1-9]\d?$/, opnieuw).transform(Number) }).refine(somewhere, nergens)
export type PlanForm = z.infer<typeof planForm>

/** Moving one: the same, and why. */
export const moveForm = z.object({ ...placing, zitting: z.uuid(opnieuw), aanleiding: z.enum(aanleidingen, 'Kies waardoor de zitting wordt verzet.'), reden: safeText(500, 'Schrijf waarom de zitting wordt verzet.') }).refine(somewhere, nergens)
export type MoveForm = z.infer<typeof moveForm>

export const cancelForm = z.object({ zitting: z.uuid(opnieuw), vervalAanleiding: z.enum(aanleidingen, 'Kies waardoor de zitting vervalt.'), vervalReden: safeText(500, 'Schrijf waarom de zitting vervalt.') })
export type CancelForm = z.infer<typeof cancelForm>

export const planFields = ['datum', 'tijd', 'einde', 'ruimte', 'plaats', 'erbij', 'inZaal', 'tolk', 'tolkReden', 'dagReden', 'stukkenReden', 'wensReden', 'aanleiding', 'reden', 'vervalAanleiding', 'vervalReden', 'nummer', 'zitting'] as const
