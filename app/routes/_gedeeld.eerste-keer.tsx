import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { readForm } from '~/toegang/form.server'
import { findWie, startSession } from '~/toegang/guard.server'
import { acceptInvitation } from '~/toegang/invitation.server'
import { Button, Card, ErrorSummary, PageTitle, Stack, TextField } from '~/ui/index'

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await findWie(request, context)) throw redirect('/mijn')
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const code = String((await readForm(request)).get('code') ?? '').slice(0, 100)
  const accountId = await acceptInvitation(context.basis.sql, context.basis.clock, code)
  if (!accountId) {
    await context.basis.log({ actor: null, hoedanigheid: null, deed: 'aanmelden', resultaat: 'geweigerd' })
    return data({ fout: 'Deze code klopt niet, is al gebruikt, of is ouder dan een dag. Vraag de beheerder om een nieuwe.' }, { status: 422 })
  }
  return startSession(request, context, accountId, '/mijn')
}

export default function EersteKeer() {
  const fout = useActionData<typeof action>()?.fout
  return (
    <Stack gap="large">
      <PageTitle title="Aanmelden met een code" intro="Voor de eerste keer, of als u uw passkey kwijt bent. Daarna maakt u een passkey op dit apparaat." />
      <ErrorSummary errors={fout ? [{ fieldId: 'code', message: fout }] : []} />
      <Card title="Uw code">
        <Form method="post">
          <Stack>
            <TextField name="code" label="Code van de beheerder" hint="16 letters en cijfers. De code werkt één keer." error={fout} autoComplete="one-time-code" spellCheck={false} />
            <p><Button name="doen" value="aanmelden">Aanmelden</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
