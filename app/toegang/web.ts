/**
 * The one door to the web framework for screens outside app/routes: the later move to React Router changes this file,
 * the routes and the entries, nothing else.
 */
export { Form, useFetcher, useRevalidator } from '@remix-run/react'
