import { z } from 'zod'
import { uitgangen, type UitgangSoort } from '../uitgangen'

/** Which exit, as somebody chooses it. */
export const uitgangSoort = z.enum(Object.keys(uitgangen) as [UitgangSoort, ...UitgangSoort[]], { error: 'Kies wat er is gebeurd.' })

/** What is recorded of an exit: from which day, why, and from which day the case goes on. Never changed (law 1). */
export const uitgangRegelSchema = z.discriminatedUnion('schema', [
  z.strictObject({ schema: z.literal('weging-uitgang/v1'), soort: uitgangSoort, op: z.iso.date(), waarom: z.string().min(1).max(200) }),
  z.strictObject({ schema: z.literal('weging-uitgang-einde/v1'), op: z.iso.date(), waarom: z.string().min(1).max(200) })
])
export type UitgangRegel = z.infer<typeof uitgangRegelSchema>
