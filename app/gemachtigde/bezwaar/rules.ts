import type { Besluit, Bezwaar } from './schema'

/** An objection and what became of it. */
export interface Stand {
  versie: number
  /** When it was recorded. */
  op: Date
  inhoud: Bezwaar
  besluit: (Besluit & { op: Date }) | null
}

interface Kept<Inhoud> {
  versie: number
  gemaaktOp: Date
  inhoud: Inhoud
}

/** Each objection with the decision about it, in the order in which they came. */
export const standOf = (bezwaren: readonly Kept<Bezwaar>[], besluiten: readonly Kept<Besluit>[]): Stand[] =>
  bezwaren.map(({ versie, gemaaktOp, inhoud }) => {
    const besluit = besluiten.find(({ inhoud: { bezwaar } }) => bezwaar === versie)
    return { versie, op: gemaaktOp, inhoud, besluit: besluit ? { ...besluit.inhoud, op: besluit.gemaaktOp } : null }
  })

export type Beslisser = 'voorzitter' | 'coordinator'

/**
 * Who decides about an objection to this seat: the voorzitter, who leads; about the voorzitter the coördinator, who sets up the panel and can fill that seat
 * again. Nobody decides about themselves (Awb 2:4 as model, R-GEM-51).
 */
export const decidesAbout = (zetel: Bezwaar['zetel']): Beslisser => (zetel === 'voorzitter' ? 'coordinator' : 'voorzitter')
