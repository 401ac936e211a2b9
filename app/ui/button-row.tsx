import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** Buttons beside each other, under each other when narrow. `apart` puts the first and last at the edges. */
export function ButtonRow({ apart = false, children }: { apart?: boolean; children: ReactNode }) {
  return <div className={classNames('button-row', apart && 'button-row--apart')}>{children}</div>
}
