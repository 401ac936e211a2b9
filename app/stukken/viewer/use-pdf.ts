import { useCallback, useEffect, useState } from 'react'
import type { OpenPdf } from './pdf-engine.client'

export type PdfState = { staat: 'laden' } | { staat: 'open'; pdf: OpenPdf } | { staat: 'mislukt' }

/** Opens a PDF while this is on the screen, and lets go of all of it afterwards. `again` tries once more. */
export function usePdf(href: string): PdfState & { again: () => void } {
  const [state, setState] = useState<PdfState>({ staat: 'laden' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let gone = false
    let opened: OpenPdf | undefined
    setState({ staat: 'laden' })
    void import('./pdf-engine.client')
      .then(({ openPdf }) => (gone ? undefined : openPdf(href)))
      .then((pdf) => {
        opened = pdf
        if (gone) pdf?.close()
        else if (pdf) setState({ staat: 'open', pdf })
      })
      .catch(() => !gone && setState({ staat: 'mislukt' }))
    return () => {
      gone = true
      opened?.close()
    }
  }, [href, tries])
  const again = useCallback(() => setTries((count) => count + 1), [])
  return { ...state, again }
}
