import { z } from 'zod'
import { koppelvlakSchema, koppelvlakkenSchema } from '~/platform/koppelvlak/schema'
import { zin } from '../indicatie-form'
import { koppelvlakCodes, ontvangers } from '../overdracht/schema'
import json from './koppelvlakken-opsporing-2026-1.json'

/** The koppelvlakken of this compartment. Throws when the shipped file does not have its shape. */
export const koppelvlakken = koppelvlakkenSchema(koppelvlakSchema({ code: koppelvlakCodes, partij: ['politie', ...ontvangers], gebeurtenis: ['strafdossier-klaar', 'indicaties-overgedragen'] })).parse(json)

export const richtingen = koppelvlakken.koppelvlakken.flatMap((koppelvlak) => koppelvlak.aan.map(({ partij }) => ({ koppelvlak, ontvanger: partij })))

/** A koppelvlak and its receiver in one form field: `P6/OM`. */
export const richtingForm = z.string({ error: 'Kies wat aan wie gaat.' }).refine((text) => richtingen.some(({ koppelvlak, ontvanger }) => text === `${koppelvlak.code}/${ontvanger}`), 'Kies wat aan wie gaat.')

export const grondslagForm = z.object({
  richting: richtingForm,
  artikel: zin(120, 'Vul het artikel van de Wpg in.'),
  tekst: zin(1000, 'Schrijf op waarom dit mag: het doel en wat ervoor nodig is.'),
  van: z.iso.date({ error: 'Vul de eerste dag in.' }),
  tot: z.iso.date({ error: 'Vul een dag in, of laat dit leeg.' }).optional(),
  beslotenDoor: zin(200, 'Vul in welke functie hierover besliste.')
}).refine(({ van, tot }) => tot === undefined || van <= tot, { path: ['tot'], message: 'De laatste dag ligt niet vóór de eerste.' })
export type GrondslagForm = z.infer<typeof grondslagForm>

export const schakelForm = z.object({ grondslag: z.uuid('Laad de pagina opnieuw.') })
export const beeindigForm = schakelForm.extend({ reden: zin(500, 'Schrijf op waarom de grondslag eindigt.') })
