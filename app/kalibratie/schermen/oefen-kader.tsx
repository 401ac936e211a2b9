import type { ReactNode } from 'react'

/** Around every page of practice: a frame and a band that stays in view, so that nobody takes it for real work (R-KAL-13). */
export const OefenKader = ({ children }: { children: ReactNode }) => (
  <div className="oefening">
    <p className="oefening__band" role="note"><strong>OEFENING</strong> <span>Dit is geen echt dossier en geen beoordeling van u.</span></p>
    {children}
  </div>
)
