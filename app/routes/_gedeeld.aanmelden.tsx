import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readForm } from '~/toegang/form.server'
import { findWie, startSession } from '~/toegang/guard.server'
import { PasskeySignIn } from '~/toegang/passkey-sign-in'
import { accountByPasskey, SIGN_IN_FAILED } from '~/toegang/sign-in.server'
import { ButtonLink, Card, Notice, PageTitle, Stack } from '~/ui/index'

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await findWie(request, context)) throw redirect(context.basis.thuis)
  return { demo: context.basis.demo, openbaar: context.basis.openbaar ?? [], opties: await context.basis.passkeys.signInOptions() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const accountId = await accountByPasskey(await readForm(request), context)
  if (!accountId) return data({ fout: SIGN_IN_FAILED }, { status: 422 })
  return startSession(request, context, accountId)
}

export default function Aanmelden() {
  const { demo, openbaar, opties } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <PageTitle title="Aanmelden" intro="U meldt zich aan met de passkey op uw apparaat. Een wachtwoord is niet nodig." />
      <Card title="Met een passkey">
        <PasskeySignIn opties={opties} />
        <p><a href="/eerste-keer">Ik heb een code van de beheerder</a></p>
        {openbaar.map(({ href, label }) => <p key={href}><a href={href}>{label}</a></p>)}
      </Card>
      {demo && (
        <Notice tone="attention" title="Dit is een demonstratie">
          <p>U kunt hier ook zonder passkey aanmelden, als een van de functies.</p>
          <p><ButtonLink href="/demo" variant="secondary">Kies een functie</ButtonLink></p>
        </Notice>
      )}
    </Stack>
  )
}
