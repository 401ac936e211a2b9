import type { ReactNode } from 'react'

/** Above a form, in plain words: who will see what is filled in here, and when (R-BEO-178). */
export const WhoSees = ({ children }: { children: ReactNode }) => <p className="who-sees"><strong>Wie ziet dit?</strong> {children}</p>
