import type { SubmissionResult } from '@conform-to/react'
import { formState } from '~/ui/form-state'

/** Which form of the page was sent and what is wrong with it. `van`: the line of the register it was about; null for a new one. */
export interface Antwoord {
  doen: string
  van: string | null
  lastResult: SubmissionResult<string[]>
}

const fields: Readonly<Record<string, readonly string[]>> = {
  vastleggen: ['passages', 'waarvoor', 'gemachtigdeGevraagdOp', 'gevraagdOp', 'hoe', 'tolk', 'verteld', 'antwoord', 'verslagVersie'],
  melden: ['gevaarPassages', 'grond', 'verslagVersie'],
  intrekken: ['redenStop', 'van'],
  overdragen: ['van'],
  bevestigen: ['van', 'controlegetal'],
  inlichten: ['ingelicht', 'ingelichtOp', 'toelichting', 'van']
}

/** The fields of one form on this page; for a form about a line of the register each id carries its number, for the page has several of them. */
export function formOf(antwoord: Antwoord | undefined, doen: string, van: number | null = null) {
  const own = antwoord?.doen === doen && antwoord.van === (van === null ? null : String(van)) ? antwoord.lastResult : undefined
  const { field, list } = formState(own, fields[doen] ?? [])
  return {
    list,
    field: (name: string, initial?: string) => {
      const state = field(name, initial)
      return { ...state, id: van === null ? name : `${name}-${van}` }
    }
  }
}

const hidden: Readonly<Record<string, Readonly<Record<string, string>>>> = { vastleggen: { verslagVersie: 'passages' }, melden: { verslagVersie: 'gevaarPassages' } }

/** Every fault of the form that was sent, with the place on the page that it is about. */
export function errorsOf(antwoord: Antwoord | undefined): { fieldId: string; message: string }[] {
  if (!antwoord) return []
  const { doen, van, lastResult } = antwoord
  return formState(lastResult, fields[doen] ?? []).errors.map(({ fieldId, message }) => ({ message, fieldId: placeOf(doen, van, fieldId) }))
}

function placeOf(doen: string, van: string | null, name: string): string {
  if (van === null) return hidden[doen]?.[name] ?? name
  return name === 'van' || name === 'controlegetal' ? registerId(van) : `${name}-${van}`
}

export const registerId = (van: string | number): string => `register-${van}`
