export interface FieldIds {
  id: string
  hintId: string | undefined
  errorId: string | undefined
  /** For `aria-describedby`: the hint first, then the error. */
  describedBy: string | undefined
}

/** The ids that tie a control to its hint and error. Without an `id` the name serves, so that an error summary can link to `#name`. */
export function fieldIds(field: { id?: string; name: string; hint?: unknown; error?: string }): FieldIds {
  const id = field.id ?? field.name
  const hintId = field.hint ? `${id}-hint` : undefined
  const errorId = field.error ? `${id}-fout` : undefined
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined
  return { id, hintId, errorId, describedBy }
}
