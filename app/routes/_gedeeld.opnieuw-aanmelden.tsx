import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readDemoPeople } from '~/toegang/demo.server'
import { readForm } from '~/toegang/form.server'
import { findWie, notFound, openSession } from '~/toegang/guard.server'
import type { HowToSignIn, SignedIn } from '~/toegang/sign-in-again'
import { accountByDemo, accountByPasskey, SIGN_IN_FAILED } from '~/toegang/sign-in.server'

// Signing in without leaving the page one types on: the same checks as the page for signing in, answered in JSON (R-TOE-24).

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { demo, passkeys, sql, volgorde } = context.basis
  const how: HowToSignIn = {
    aangemeld: (await findWie(request, context)) !== undefined,
    opties: await passkeys.signInOptions(),
    demo: demo ? await readDemoPeople(sql, volgorde) : []
  }
  return Response.json(how)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const doors: Readonly<Record<string, typeof accountByPasskey>> = { aanmelden: accountByPasskey, 'aanmelden-demo': accountByDemo }
  const deed = String(form.get('doen') ?? '')
  const findAccount = Object.hasOwn(doors, deed) ? doors[deed] : undefined
  if (!findAccount) throw notFound()
  const accountId = await findAccount(form, context)
  if (!accountId) return Response.json({ fout: SIGN_IN_FAILED } satisfies SignedIn, { status: 422 })
  const cookie = await openSession(request, context, accountId, String(form.get('hoedanigheid') ?? ''))
  return Response.json({} satisfies SignedIn, { headers: { 'Set-Cookie': cookie } })
}
