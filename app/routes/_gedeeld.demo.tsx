import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { readDemoPeople, type DemoPersoon } from '~/toegang/demo.server'
import { readForm } from '~/toegang/form.server'
import { notFound, startSession } from '~/toegang/guard.server'
import { accountByDemo } from '~/toegang/sign-in.server'
import { Button, Card, Notice, PageTitle, SplitLayout, Stack, SummaryList } from '~/ui/index'

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.basis.demo) throw notFound()
  return { mensen: await readDemoPeople(context.basis.sql, context.basis.volgorde) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return startSession(request, context, await accountByDemo(await readForm(request), context))
}

export default function Demo() {
  const { mensen } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <PageTitle title="Aanmelden als" intro="Deze mensen bestaan niet. Zij hebben alleen een functie en een registernummer." />
      <Notice tone="attention" title="Alleen in de demonstratie">
        <p>Iedereen die deze pagina opent, kan als elke functie aanmelden. Gebruik daarom geen gegevens van echte mensen.</p>
      </Notice>
      <SplitLayout columns="even">
        <People title="Kies een functie" mensen={mensen.filter(isFirst)} />
        <People title="Een tweede groep" uitleg="Om te zien wat iemand ziet die niet bij het dossier hoort." mensen={mensen.filter((mens) => !isFirst(mens))} />
      </SplitLayout>
    </Stack>
  )
}

const isFirst = ({ registernummer }: DemoPersoon): boolean => registernummer.endsWith('-0001')

const People = ({ title, uitleg, mensen }: { title: string; uitleg?: string; mensen: DemoPersoon[] }) => (
  <Card title={title}>
    {uitleg && <p>{uitleg}</p>}
    <SummaryList
      variant="ends"
      rows={mensen.map((mens) => ({
        id: mens.id,
        term: (
          <Form method="post">
            <input type="hidden" name="account" value={mens.id} />
            <Button variant="quiet" size="small" name="doen" value="aanmelden">{mens.functie}</Button>
          </Form>
        ),
        value: mens.registernummer
      }))}
    />
  </Card>
)
