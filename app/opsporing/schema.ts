import { z } from 'zod'
import { isDay } from '~/platform/zaak/days'

const dag = z.string().refine(isDay)

/** What a case is called, as it lies in the vault. */
export const zaakInhoud = z.strictObject({ aanduiding: z.string(), zaaknummer: z.string() })
export type ZaakInhoud = z.infer<typeof zaakInhoud>

/** What a lead is about. Place, offender and journey are the three the pilot looked for; the rest is our own addition. */
export const aarden = ['dader', 'plaats', 'reis', 'getuige', 'contact', 'vervoer', 'geld', 'document', 'onderzoek', 'anders', 'niet-ingedeeld'] as const
export type Aard = (typeof aarden)[number]

/**
 * How far the source, and how far what it says, can be relied on (Wpg art. 4, paragraph 1: the reliability is stated where data are handed
 * over). The law gives no list; this one is ours, and short on purpose.
 */
export const bronOordelen = ['betrouwbaar', 'wisselend', 'onbetrouwbaar', 'niet-te-beoordelen'] as const
export const informatieOordelen = ['zelf-waargenomen', 'bevestigd', 'niet-bevestigd', 'tegengesproken', 'niet-te-beoordelen'] as const

/** What one version of a lead says, as it lies in the vault: facts apart from judgement (Wpg art. 4, paragraph 3). */
export const indicatieInhoud = z.strictObject({
  /** The list of the case file it stood in, or `opsporing-zelf`: written here by an officer. */
  herkomst: z.string(),
  aard: z.enum(aarden),
  /** Who or what it comes from. Null: the case file does not say. */
  bron: z.string().nullable(),
  betrouwbaarheidBron: z.enum(bronOordelen),
  betrouwbaarheidInformatie: z.enum(informatieOordelen),
  plaats: z.string().nullable(),
  /** The time in the words of the source. */
  datumTekst: z.string(),
  /** The certain day, or the first day of a period. */
  datum: dag.nullable(),
  /** The last day of a period. */
  datumTot: dag.nullable(),
  /** The facts. */
  tekst: z.string(),
  /** What the officer makes of it. */
  oordeel: z.string().nullable(),
  vindplaats: z.string().nullable(),
  /** Why there is a new version; null for the first. */
  reden: z.string().nullable()
})
export type IndicatieInhoud = z.infer<typeof indicatieInhoud>

/** What a case file says of a lead; the rest it leaves open. */
export type IngelezenIndicatie = Pick<IndicatieInhoud, 'herkomst' | 'datumTekst' | 'datum' | 'tekst' | 'vindplaats'>

/** A lead as it came from a case file: nothing is made surer than the file has it. */
export const ingelezen = (row: IngelezenIndicatie): IndicatieInhoud => ({
  ...row,
  aard: 'niet-ingedeeld',
  bron: null,
  betrouwbaarheidBron: 'niet-te-beoordelen',
  betrouwbaarheidInformatie: 'niet-te-beoordelen',
  plaats: null,
  datumTot: null,
  oordeel: null,
  reden: null
})
