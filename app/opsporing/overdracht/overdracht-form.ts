import { z } from 'zod'
import { isUuid } from '~/platform/ids'
import { plainText } from '~/platform/text'
import { zin } from '../indicatie-form'
import { koppelvlakCodes, ontvangers } from './schema'

const kies = 'Kies welke indicaties u overdraagt.'
/** A lead and its version in one form field: `3.2` is version 2 of lead 3. */
const keuze = z.string().regex(/^[1-9]\d{0,6}\.[1-9]\d{0,6}$/, kies)

/** What an officer fills in to draw up a hand-over. `sleutel` names this form: sent twice it makes one document. A strafdossier goes to the OM, with the day and the outcome of the aangifte; leads may go with it. */
export const nieuweOverdracht = z.object({
  koppelvlak: z.enum(koppelvlakCodes, { error: 'Kies wat u overdraagt.' }),
  aangifteOp: z.iso.date('Vul de dag van de aangifte in.').optional(),
  resultaat: z.string().overwrite(plainText).max(1_000, 'Gebruik niet meer dan 1000 tekens.').optional(),
  ontvanger: z.enum(ontvangers, { error: 'Kies aan wie u overdraagt.' }),
  grondslag: zin(300, 'Vul in op welke grondslag u overdraagt.'),
  toelichting: z.string().overwrite(plainText).max(4_000, 'Gebruik niet meer dan 4000 tekens.').optional().transform((text) => text || null),
  indicaties: z.array(keuze, { error: kies }).max(150, 'Kies ten hoogste 150 indicaties voor één overdracht.'),
  sleutel: z.string().refine(isUuid, 'Laad de pagina opnieuw.')
}).superRefine(({ koppelvlak, ontvanger, aangifteOp, resultaat, indicaties }, ctx) => {
  const report = (field: string, message: string): void => ctx.addIssue({ code: 'custom', path: [field], message })
  if (koppelvlak === 'P6' && indicaties.length === 0) report('indicaties', kies)
  if (koppelvlak === 'K4' && ontvanger !== 'OM') report('ontvanger', 'Het strafdossier gaat naar het Openbaar Ministerie.')
  if (koppelvlak === 'K4' && aangifteOp === undefined) report('aangifteOp', 'Vul de dag van de aangifte in.')
  if (koppelvlak === 'K4' && !resultaat?.trim()) report('resultaat', 'Schrijf op wat het onderzoek opleverde.')
})
export type NieuweOverdracht = z.infer<typeof nieuweOverdracht>

/** How it went, in the words of the officer. */
export const verslag = z.object({ toelichting: zin(1_000, 'Schrijf op hoe het ging: wanneer, hoe en bij welke functie.') })
