import { useCallback, useEffect, useRef, useState } from 'react'
import { klok } from '../zitting/rules'

/** The clock of the server on this screen: how far this computer's clock is off is heard with the page. `nu`: milliseconds of the server when the page was made. */
export function useServerClock(nu: number): { moment: () => Date; klok: () => string } {
  const offset = useRef<number | null>(null)
  useEffect(() => {
    offset.current = nu - Date.now()
  }, [nu])
  const moment = useCallback(() => new Date(Date.now() + (offset.current ?? 0)), [])
  const clock = useCallback(() => klok(moment()), [moment])
  return { moment, klok: clock }
}

/** The moment, each second, from the first time that the page listens; before that the moment at which it was made. */
export function useTicking(nu: number, moment: () => Date): Date {
  const [now, setNow] = useState(() => new Date(nu))
  useEffect(() => {
    const timer = setInterval(() => setNow(moment()), 1000)
    return () => clearInterval(timer)
  }, [moment])
  return now
}
