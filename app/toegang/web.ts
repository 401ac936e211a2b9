import { Form as RemixForm, type FormProps, type ShouldRevalidateFunction } from '@remix-run/react'
import { createElement } from 'react'

/**
 * The one door to the web framework for screens outside app/routes: the later move to React Router changes this file,
 * the routes and the entries, nothing else.
 */
export { useBlocker, useFetcher, useNavigation, useRevalidator, useRouteLoaderData } from '@remix-run/react'

/** A form whose contents the browser does not write to disk to come back to, whatever is in it (R-RTM-68). */
export const Form = (props: FormProps) => createElement(RemixForm, { autoComplete: 'off', ...props })

/**
 * For pages on which the question mark of the address only chooses what is in view: nothing is read again, no reading is logged twice, and
 * going on without a line does not lose the page.
 */
export const unlessOnlyViewChanged: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }) =>
  formMethod === undefined && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate
