import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { readDemoPeople } from '~/toegang/demo.server'
import { notFound, startSession } from '~/toegang/guard.server'
import { Button, Card, ItemList, Notice, PageTitle, Stack } from '~/ui/index'

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.basis.demo) throw notFound()
  return { mensen: await readDemoPeople(context.basis.sql) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.basis.demo) throw notFound()
  const gekozen = String((await request.formData()).get('account') ?? '')
  const mens = (await readDemoPeople(context.basis.sql)).find(({ id }) => id === gekozen)
  if (!mens) throw notFound()
  return startSession(context, mens.id)
}

export default function Demo() {
  const { mensen } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <PageTitle title="Aanmelden als" intro="Deze mensen bestaan niet. Zij hebben alleen een functie en een registernummer." />
      <Notice tone="attention" title="Alleen in de demonstratie">
        <p>Iedereen die deze pagina opent, kan als elke functie aanmelden. Gebruik daarom geen gegevens van echte mensen.</p>
      </Notice>
      <Card title="Kies een functie">
        <ItemList
          label="Functies"
          items={mensen.map((mens) => ({
            id: mens.id,
            body: (
              <Form method="post">
                <input type="hidden" name="account" value={mens.id} />
                <Button variant="quiet" name="doen" value="aanmelden">{mens.functie}</Button>
              </Form>
            ),
            note: mens.registernummer
          }))}
        />
      </Card>
    </Stack>
  )
}
