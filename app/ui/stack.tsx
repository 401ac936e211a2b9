import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** Vertical air between pieces: fields of a form, cards of a column. */
export function Stack({ gap = 'normal', children }: { gap?: 'small' | 'normal' | 'large'; children: ReactNode }) {
  return <div className={classNames('stack', gap !== 'normal' && `stack--${gap}`)}>{children}</div>
}
