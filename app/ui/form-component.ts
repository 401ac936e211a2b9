import type { ComponentType, FormEvent, ReactNode } from 'react'

/** What a component asks of a form that is sent to the page it stands on. */
export interface FormProps {
  method: 'post'
  id?: string
  children?: ReactNode
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void
}

/** The application may hand in a router's form in this shape; without one it is a plain `<form>`. */
export type FormComponent = ComponentType<FormProps> | 'form'
