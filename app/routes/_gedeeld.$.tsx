import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound, requireWie } from '~/toegang/guard.server'

/** Every address that does not exist: the same answer as one that is not yours. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireWie(request, context)
  throw notFound()
}

export default function NotFound() {
  return null
}
