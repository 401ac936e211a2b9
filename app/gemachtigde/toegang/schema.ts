import { z } from 'zod'
import { MAX_LINK_DAYS } from './rules'

/** What the gemachtigde is by profession: some papers can be kept for an advocaat or arts (Awb 7:4 lid 8). */
export const beroepen = ['advocaat', 'arts', 'anders'] as const
export const beroepNaam: Record<(typeof beroepen)[number], string> = { advocaat: 'Advocaat', arts: 'Arts', anders: 'Anders' }

/** On what the representation rests (Awb 2:1): a written authority may be asked; an advocaat need not show one. */
export const machtigingSoorten = ['advocaat', 'schriftelijk', 'mondeling'] as const
export const machtigingNaam: Record<(typeof machtigingSoorten)[number], string> = {
  advocaat: 'Stelt zich als advocaat',
  schriftelijk: 'Schriftelijke machtiging',
  mondeling: 'Betrokkene zei het zelf; schriftelijk volgt nog'
}

/** How a colleague of the gemachtigde is called: by function, never by name. */
export const kantoorFuncties = ['kantoorgenoot', 'waarnemer', 'secretariaat'] as const
export const kantoorFunctieNaam: Record<(typeof kantoorFuncties)[number], string> = { kantoorgenoot: 'Kantoorgenoot', waarnemer: 'Waarnemer', secretariaat: 'Secretariaat van het kantoor' }

const opnieuw = 'Open deze pagina opnieuw en probeer het nog eens.'
const tot = { tot: z.iso.date('Kies tot en met welke dag de toegang werkt.') }

/** Whom the coördinator invites as gemachtigde: a number, never a name, where a notice goes, and on what the representation rests. Days in Amsterdam. */
export const inviteFormSchema = z.object({
  registernummer: z.string({ error: 'Vul het registernummer in.' }).trim().regex(/^[A-Z0-9][A-Z0-9-]{2,29}$/i, 'Vul het registernummer in: letters, cijfers en streepjes.'),
  email: z.email('Vul een mailadres in, zoals naam@voorbeeld.nl.'),
  beroep: z.enum(beroepen, { error: 'Kies of de gemachtigde advocaat of arts is.' }),
  machtiging: z.enum(machtigingSoorten, { error: 'Kies waarop de machtiging berust.' }),
  machtigingOp: z.iso.date('Kies de dag van de machtiging.'),
  ...tot
})
export type InviteForm = z.infer<typeof inviteFormSchema>

export const inviteBetrokkeneSchema = z.object(tot)
export const linkFormSchema = z.object({ link: z.uuid(opnieuw) })
export const renewFormSchema = z.object({ link: z.uuid(opnieuw), watNieuw: z.enum(['code', 'allebei'], { error: 'Kies wat er nieuw moet.' }), ...tot })
export const colleagueFormSchema = z.object({ kantoorFunctie: z.enum(kantoorFuncties, { error: 'Kies wie u toelaat.' }) })

export const TERM_TE_LANG = `Kies een dag die nog komt, hoogstens ${MAX_LINK_DAYS} dagen vooruit.`

/** Record `machtiging`: who represents betrokkene here from now on, and on what that rests (Awb 2:1). */
export const machtigingSchema = z.strictObject({
  schema: z.literal('weging-machtiging/v1'),
  registernummer: z.string().min(1).max(60),
  beroep: z.enum(beroepen),
  soort: z.enum(machtigingSoorten),
  op: z.iso.date()
})
