import { data, redirect, type AppLoadContext } from '@remix-run/node'

export { redirect } from '@remix-run/node'
export type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import type { Refusal, Wie } from './may'

/** Who is asking? `undefined` when nobody is signed in. */
export const findWie = async (request: Request, context: AppLoadContext): Promise<Wie | undefined> => {
  const secret = context.basis.cookies.read(request.headers.get('Cookie'))
  return secret ? context.basis.sessies.find(secret) : undefined
}

/** Who is asking? Sends somebody who is not signed in to the sign-in page; what they wanted is not told to anyone. */
export async function requireWie(request: Request, context: AppLoadContext): Promise<Wie> {
  const wie = await findWie(request, context)
  if (!wie) throw redirect('/aanmelden')
  return wie
}

/** The one way in which refusals leave: "not yours" and "does not exist" are the same answer (R-TOE-1). */
export function refuse(refusal: Refusal, declareAt: string): never {
  switch (refusal.soort) {
    case 'onbekend':
      throw notFound()
    case 'eerst-verklaren':
      throw redirect(declareAt)
    case 'nu-niet':
      throw data({ uitleg: refusal.uitleg }, { status: 409 })
  }
}

/** Sends somebody to a question that comes before the page they asked for; `naar` is where they go on to. */
export const askFirst = (question: string, naar: string) => redirect(`${question}?${new URLSearchParams({ naar }).toString()}`)

export const notFound = () => data(null, { status: 404 })

/**
 * Starts a session for somebody who showed who they are, in the capacity they ask for when it is one of their own, else in the first of
 * theirs. Gives the cookie to set. Whoever was signed in here before is not any more (R-TOE-23).
 */
export async function openSession(request: Request, context: AppLoadContext, accountId: string, wanted?: string): Promise<string> {
  const { sessies, cookies } = context.basis
  const own = await sessies.capacities(accountId)
  const hoedanigheid = own.find((one) => one === wanted) ?? own[0]
  if (!hoedanigheid) throw notFound()
  const before = await findWie(request, context)
  if (before) await sessies.end(before)
  return cookies.write(await sessies.start(accountId, hoedanigheid))
}

/** Signs somebody in, in the first of their capacities, and sends them home. */
export const startSession = async (request: Request, context: AppLoadContext, accountId: string, naar = context.basis.thuis) =>
  redirect(naar, { headers: { 'Set-Cookie': await openSession(request, context, accountId) } })
