import { useEffect, useRef } from 'react'

export interface ErrorSummaryProps {
  /** One line per error; `fieldId` is the id (or name) of the field to mend. */
  errors: { fieldId: string; message: string }[]
  title?: string
  /** Change it at every submission, so that the summary takes focus again; typing must never lose its place. */
  focusKey?: string | number
}

/** All errors at the top of the form, each a link to its field. Takes focus when it appears. */
export function ErrorSummary({ errors, title = 'Er gaat iets niet goed', focusKey }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const present = errors.length > 0
  useEffect(() => {
    if (present) box.current?.focus()
  }, [present, focusKey])

  if (!present) return null
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2 className="error-summary__title">{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.fieldId} ${error.message}`}><a href={`#${error.fieldId}`}>{error.message}</a></li>
        ))}
      </ul>
    </div>
  )
}
