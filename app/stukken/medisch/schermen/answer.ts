import type { SubmissionResult } from '@conform-to/react'
import { formState } from '~/ui/form-state'
import type { MedicalPageData } from '../read-medical-page.server'

/** Which form of the page was sent, about which paper, and what is wrong with it. */
export interface Antwoord {
  doen: string
  stuk: string
  lastResult: SubmissionResult<string[]>
}

export type MedicalPageProps = MedicalPageData & { antwoord: Antwoord | undefined }

const fields: Readonly<Record<string, readonly string[]>> = {
  vastleggen: ['lezers', 'gemachtigdeGevraagdOp', 'gevraagdOp', 'hoe', 'tolk', 'verteld', 'antwoord'],
  intrekken: ['redenStop'],
  openen: ['lezer'],
  concluderen: ['conclusie'],
  voorleggen: ['aan', 'voorgelegdOp', 'voorlegHoe', 'opmerking']
}

/** The fields of one form about one paper; each id carries the number of the paper, for the page has several of them. */
export function formOf(antwoord: Antwoord | undefined, doen: string, stuk: number) {
  const own = antwoord?.doen === doen && antwoord.stuk === String(stuk) ? antwoord.lastResult : undefined
  const { field, list } = formState(own, fields[doen] ?? [])
  return {
    sent: own !== undefined,
    list,
    field: (name: string, initial?: string) => {
      const state = field(name, initial)
      return { ...state, id: `${name}-${stuk}` }
    }
  }
}

/** Every fault of the form that was sent, with the place on the page that it is about. */
export function errorsOf(antwoord: Antwoord | undefined): { fieldId: string; message: string }[] {
  if (!antwoord) return []
  const { doen, stuk, lastResult } = antwoord
  return formState(lastResult, fields[doen] ?? []).errors.map(({ fieldId, message }) => ({ message, fieldId: `${fieldId}-${stuk}` }))
}
