import { z } from 'zod'
import { safeText } from './safe-text'

export const tolkGeslachten = ['vrouw', 'man', 'anders'] as const

/** A room. Its name is that of an office and a room, never where somebody stays. */
export const roomForm = z.object({
  naam: safeText(80, 'Vul een naam in, zoals Ruimte B2.'),
  plaatsen: z.string({ error: 'Vul in hoeveel mensen erin passen.' }).regex(/^[1-9]\d{0,2}$/, 'Vul in hoeveel mensen erin passen.').transform(Number),
  eigenIngang: z.literal('ja').optional().transform((value) => value === 'ja'),
  kindvriendelijk: z.literal('ja').optional().transform((value) => value === 'ja')
})
export type RoomForm = z.infer<typeof roomForm>

/** An interpreter: the number in the register, and never a name. */
export const interpreterForm = z.object({
  nummer: z.string({ error: 'Vul het registernummer in.' }).trim().regex(/^\d{1,6}$/, 'Vul het registernummer in: alleen cijfers.'),
  talen: safeText(200, 'Vul de talen in, met een komma ertussen.').transform((text) => text.split(',').map((taal) => taal.trim().toLowerCase()).filter((taal) => taal !== '')),
  geslacht: z.enum(tolkGeslachten, { error: 'Kies vrouw, man of anders.' }),
  beedigd: z.enum(['ja', 'nee'], { error: 'Kies of deze tolk beëdigd is.' }).transform((value) => value === 'ja')
})
export type InterpreterForm = z.infer<typeof interpreterForm>
