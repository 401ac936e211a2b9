import { data, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import type { VerificationOutcome } from '~/advies/public-verification.server'
import { VerifyPage } from '~/advies/schermen/verify-page'
import { dienstenOf } from '~/guard-paneel.server'

const status = (uitkomst: VerificationOutcome): number => (uitkomst.ok ? 200 : uitkomst.reden === 'druk' ? 503 : 422)

export const loader = () => null

/** Anybody may ask this; nothing of what they send is kept or logged. */
export async function action({ request, context }: ActionFunctionArgs) {
  const uitkomst = await dienstenOf(context).verificatie.check(request)
  return data(uitkomst, { status: status(uitkomst) })
}

export default function Verificatie() {
  return <VerifyPage uitkomst={useActionData<typeof action>()} />
}
