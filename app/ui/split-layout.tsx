import type { ReactNode } from 'react'
import { classNames } from './class-names'

/**
 * `even` halves · `side-main` a narrow list beside the work · `main-side` a document with its notes ·
 * `compare` two working columns · `nav-main-document` list, form, stuk · `side-main-side` order, work, notes.
 */
export type SplitColumns = 'even' | 'side-main' | 'main-side' | 'compare' | 'nav-main-document' | 'side-main-side'

export interface SplitLayoutProps {
  columns: SplitColumns
  /** All columns as tall as the tallest. */
  stretch?: boolean
  /** One child per column, in reading order. */
  children: ReactNode
}

/** Columns that become steps, one under the other, when the screen is narrow. */
export function SplitLayout({ columns, stretch = false, children }: SplitLayoutProps) {
  return <div className={classNames('split', `split--${columns}`, stretch && 'split--stretch')}>{children}</div>
}
