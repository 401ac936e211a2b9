import { startTransition, useCallback, useEffect, useState } from 'react'

type WordsState = { staat: 'laden' } | { staat: 'open'; tekst: string } | { staat: 'mislukt' }

/** The words of a stuk that is text: those that came along, or else the file, fetched when it is read (R-STU-9). `again` tries once more. */
export function useWords(inhoud: string | null, href: string): WordsState & { again: () => void } {
  const [fetched, setFetched] = useState<WordsState>({ staat: 'laden' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (inhoud !== null) return
    const stop = new AbortController()
    setFetched({ staat: 'laden' })
    // A long text is put on the screen in between, not instead of what somebody types meanwhile.
    fetchText(href, stop.signal).then(
      (tekst) => startTransition(() => setFetched({ staat: 'open', tekst })),
      () => !stop.signal.aborted && setFetched({ staat: 'mislukt' })
    )
    return () => stop.abort()
  }, [inhoud, href, tries])
  const again = useCallback(() => setTries((count) => count + 1), [])
  return { ...(inhoud === null ? fetched : { staat: 'open', tekst: inhoud }), again }
}

/** Whoever must sign in again gets a page instead of the file: that is no text of a stuk. */
async function fetchText(href: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(href, { signal })
  if (!answer.ok || !answer.headers.get('Content-Type')?.startsWith('text/plain')) throw new Error(`${answer.status}`)
  return answer.text()
}
