import { Form as RemixForm, useNavigation, useRevalidator, type FormProps, type ShouldRevalidateFunction } from '@remix-run/react'
import { createElement, useCallback, useEffect, useState } from 'react'

/**
 * The one door to the web framework for screens outside app/routes: the later move to React Router changes this file,
 * the routes and the entries, nothing else.
 */
export { useBlocker, useFetcher, useNavigation, useRouteLoaderData } from '@remix-run/react'

/** A form whose contents the browser does not write to disk to come back to, whatever is in it (R-RTM-68). */
export const Form = (props: FormProps) => createElement(RemixForm, { autoComplete: 'off', ...props })

/**
 * Reads the data of the page again, as soon as nothing else is being read. Two rooms of one page that close in the same moment, or a room that
 * closes while its page is on the way out, ask once: a second reading would break off the first.
 */
export function useReload(): () => void {
  const [asked, setAsked] = useState(false)
  const { state: going } = useNavigation()
  const { state: reading, revalidate } = useRevalidator()
  useEffect(() => {
    if (!asked || going !== 'idle' || reading !== 'idle') return
    setAsked(false)
    revalidate()
  }, [asked, going, reading, revalidate])
  return useCallback(() => setAsked(true), [])
}

/**
 * For pages on which the question mark of the address only chooses what is in view: nothing is read again, no reading is logged twice, and
 * going on without a line does not lose the page.
 */
export const unlessOnlyViewChanged: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }) =>
  formMethod === undefined && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate
