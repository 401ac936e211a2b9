import type { LoaderFunctionArgs } from '@remix-run/node'
import { dienstenOf } from '~/guard-paneel.server'
import { serveFeed } from '~/hoorzitting/uitnodigen/serve-feed.server'

/** A subscription: fetched by calendars, which cannot sign in. Who has the address has the agenda. */
export const loader = ({ params, context }: LoaderFunctionArgs) => serveFeed(dienstenOf(context), params.bestand ?? '')
