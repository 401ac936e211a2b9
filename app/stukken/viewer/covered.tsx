import { useState, type ReactNode } from 'react'
import { Button, Notice } from '~/ui/index'

/** A graphic stuk stays covered until somebody opens it, each time anew; until then nothing of it is fetched (R-STU-45). */
export function Covered({ covered, children }: { covered: boolean; children: ReactNode }) {
  const [opened, setOpened] = useState(false)
  if (!covered) return children
  if (opened) {
    return (
      <>
        <p className="viewer__cover-again"><Button type="button" variant="quiet" size="small" onClick={() => setOpened(false)}>Weer afdekken</Button></p>
        {children}
      </>
    )
  }
  return (
    <Notice tone="attention" title="Dit stuk is afgedekt">
      <p>Er staan beelden of beschrijvingen in die u kunnen raken. U ziet er niets van tot u het zelf opent. Kies een moment dat u past.</p>
      <Button type="button" variant="secondary" onClick={() => setOpened(true)}>Stuk openen</Button>
    </Notice>
  )
}
