import type { SubmissionResult } from '@conform-to/react'
import { formState } from '~/ui/form-state'

export type Fields = ReturnType<typeof formState> & {
  /** The form with these fields was sent and came back: it stands open, with what was wrong. */
  isSent(names: readonly string[]): boolean
}

/** The fields of all forms of the page: which was sent, and what was wrong with it. */
export function fieldsOf(lastResult: SubmissionResult<string[]> | null | undefined): Fields {
  const sent = new Set(Object.keys(lastResult?.initialValue ?? {}))
  // What was wrong with the whole form leads to its first field that can be seen.
  const order = [...velden].sort((one, other) => Number(sent.has(other) && !hidden.includes(other)) - Number(sent.has(one) && !hidden.includes(one)))
  return { ...formState(lastResult, order), isSent: (names) => names.some((name) => sent.has(name)) }
}

export const options = (names: Readonly<Record<string, string>>): { value: string; label: string }[] => Object.entries(names).map(([value, label]) => ({ value, label }))
const velden = [
  'spoor', 'stap', 'op', 'bron', 'stuk', 'uitkomst', 'grond', 'grondTwee', 'notitie', 'waarom', 'stapWeg', 'waaromWeg', 'spoorSamen', 'opSamen', 'getekend', 'stapOver', 'redenOver', 'toelichtingOver', 'termijn', 'van', 'reden', 'toelichting',
  'termijnVerder', 'opVerder', 'termijnLanger', 'aantal', 'redenLanger', 'toelichtingLanger', 'uitgang', 'opUitgang', 'waaromUitgang', 'opHervat', 'waaromHervat', 'kenmerk', 'verband', 'waaromLos', 'vNummer', 'waaromNummer', 'doel', 'antwoord', 'opAntwoord', 'spoorTerug', 'waaromTerug', 'eerderAsiel', 'eerderRegulier', 'asielVerkozen', 'uitSituatieDagen'
] as const
const hidden: readonly string[] = ['stap', 'stapWeg', 'stapOver', 'spoorSamen', 'spoorTerug']
export const zonderNamen = 'Geen namen, nummers of adressen van mensen.'
