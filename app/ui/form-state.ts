import type { SubmissionResult } from '@conform-to/react'

interface FieldState {
  name: string
  id: string
  error: string | undefined
  defaultValue: string | undefined
}

/**
 * What a form shows after it was sent: each field with its own error and with what was typed, so that nothing is lost,
 * and the list for the error summary. Works the same without JavaScript. Fields have their name as id.
 */
export function formState(lastResult: SubmissionResult<string[]> | null | undefined, names: readonly string[]) {
  const errorsOf = (name: string): string[] => lastResult?.error?.[name] ?? []
  const field = (name: string, initial?: string | null): FieldState => {
    const typed = lastResult?.initialValue?.[name]
    return { name, id: name, error: errorsOf(name)[0], defaultValue: typeof typed === 'string' ? typed : (initial ?? undefined) }
  }
  /** What was ticked, for a field that takes several. */
  const list = (name: string): string[] => {
    const ticked = lastResult?.initialValue?.[name]
    return [ticked].flat().filter((item): item is string => typeof item === 'string')
  }
  const first = names[0] ?? 'inhoud'
  const errors = [
    ...errorsOf('').map((message) => ({ fieldId: first, message })),
    ...names.flatMap((name) => errorsOf(name).map((message) => ({ fieldId: name, message })))
  ]
  return { field, list, errors }
}
