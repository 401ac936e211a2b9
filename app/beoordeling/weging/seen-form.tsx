import type { FormEvent, ReactNode } from 'react'
import { Form } from '~/toegang/web'

interface SeenFormProps {
  /** What stands on the screen at this moment, as JSON; asked when the form is sent. */
  readSeen: () => string
  children: ReactNode
}

/** A form that takes along what its sender saw: the server records that and nothing else (R-BEO-61). */
export function SeenForm({ readSeen, children }: SeenFormProps) {
  const addSeen = (event: FormEvent<HTMLFormElement>): void => {
    const seen = event.currentTarget.elements.namedItem('gezien')
    if (seen instanceof HTMLInputElement) seen.value = readSeen()
  }
  return (
    <Form method="post" onSubmit={addSeen} preventScrollReset>
      <input type="hidden" name="gezien" defaultValue="" />
      {children}
    </Form>
  )
}
