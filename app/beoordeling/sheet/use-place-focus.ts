import { useEffect, useRef } from 'react'

/** The heading of what is on the screen: a criterion, or the overview. */
export const PLACE_ID = 'plaats'

/** After going somewhere else on the sheet the focus is at its name: a screen reader reads on from there, and the keys work at once. */
export function usePlaceFocus(place: string): void {
  const shown = useRef(place)
  useEffect(() => {
    if (shown.current === place) return
    shown.current = place
    const heading = document.getElementById(PLACE_ID)
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView({ block: 'nearest' })
  }, [place])
}
