import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { eigenIngang, type Hoedanigheid } from '~/dossier/schema'
import { findWie } from '~/toegang/guard.server'

/** The front door: to one's work, or to signing in. Holds nothing itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const wie = await findWie(request, context)
  if (!wie) throw redirect('/aanmelden')
  throw redirect(eigenIngang[wie.hoedanigheid as Hoedanigheid] ?? '/werk')
}
