import type { PersonTone } from '~/ui/index'
import { zetels, type Zetel } from './schema'

interface SeatLook {
  initial: string
  label: string
  tone: PersonTone
}

/** How a seat is shown wherever people work together: one letter, one colour, always with its name. */
export const seatLook: Record<Zetel, SeatLook> = {
  IND: { initial: 'I', label: 'IND', tone: 'slate' },
  zorg: { initial: 'Z', label: 'Zorg', tone: 'teal' },
  politie: { initial: 'P', label: 'Politie', tone: 'plum' },
  voorzitter: { initial: 'V', label: 'Voorzitter', tone: 'rust' },
  secretaris: { initial: 'S', label: 'Secretaris', tone: 'slate' }
}

export const isZetel = (value: unknown): value is Zetel => zetels.some((zetel) => zetel === value)
