import type { ReactNode } from 'react'

export interface PageTitleProps {
  title: ReactNode
  /** One sentence: what waits here, or who sees this and when. */
  intro?: ReactNode
  /** Beside the title: state line and at most one primary button. */
  aside?: ReactNode
}

/** The one `h1` of a page. */
export function PageTitle({ title, intro, aside }: PageTitleProps) {
  return (
    <div className="page-title">
      <div className="page-title__words">
        <h1>{title}</h1>
        {intro && <p className="page-title__intro">{intro}</p>}
      </div>
      {aside && <div className="page-title__aside">{aside}</div>}
    </div>
  )
}
