import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { Breadcrumb, Button, Card, CheckboxGroup, DateField, EmptyState, ErrorSummary, PageTitle, Select, SplitLayout, Stack, TextField } from '~/ui/index'
import { formState } from '~/ui/form-state'
import type { StartKeuzes } from '../read-oefening.server'
import { MINIMUM_BLADEN, MINIMUM_DEELNEMERS } from '../schema'
import { OefenKader } from './oefen-kader'
import { UitlegCard } from './uitleg-card'

interface StartPageProps extends StartKeuzes {
  /** The first day that can be chosen, and the one that is proposed; calendar days. */
  eersteDag: string
  voorstel: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['oefenzaak', 'catalogus', 'einddag', 'minimum', 'deelnemers'] as const

/** Starting an exercise: which case, which criteria, who, until when. */
export function StartPage({ oefenzaken, catalogi, mensen, eersteDag, voorstel, lastResult }: StartPageProps) {
  const { field, list, errors } = formState(lastResult, velden)
  return (
    <OefenKader>
      <Stack gap="large">
        <Breadcrumb items={[{ label: 'Oefenen', href: '/kalibratie' }, { label: 'Oefening beginnen' }]} />
        <PageTitle title="Oefening beginnen" intro="De mensen die u uitnodigt zien de oefening meteen bij Oefenen. U ziet later hoeveel bladen er zijn, nooit wat erin staat." />
        <ErrorSummary errors={errors} title="De oefening is nog niet begonnen" />
        <SplitLayout columns="main-side">
          <Card title="De oefening">
            {oefenzaken.length === 0 ? (
              <EmptyState title="Er is nog geen oefenzaak">De beheerder laadt een openbare zaak met npm run oefenzaak:laden.</EmptyState>
            ) : (
              <Form method="post">
                <Stack>
                  <Select {...field('oefenzaak')} label="Oefenzaak" hint="Een openbare zaak. Echte dossiers staan hier niet." placeholder="Kies een zaak" options={oefenzaken} />
                  <Select {...field('catalogus')} label="Versie van de criteria" options={catalogi} />
                  <DateField {...field('einddag', voorstel)} label="Indienen tot en met" hint="Een kalenderdag. Wie op die dag indient, is op tijd." min={eersteDag} />
                  <TextField {...field('minimum', String(MINIMUM_BLADEN))} label="Minimum aantal bladen" hint={`Met minder bladen wordt niets getoond. Ten minste ${MINIMUM_BLADEN}, en minder dan het aantal mensen dat u uitnodigt. Dit verandert later niet meer.`} type="number" inputMode="numeric" min={MINIMUM_BLADEN} width="short" />
                  <CheckboxGroup {...field('deelnemers')} defaultValue={list('deelnemers')} label="Wie doen mee?" hint={`Nodig ten minste ${MINIMUM_DEELNEMERS} panelleden uit.`} options={mensen} />
                  <p><Button name="doen" value="starten">Oefening beginnen</Button></p>
                </Stack>
              </Form>
            )}
          </Card>
          <UitlegCard />
        </SplitLayout>
      </Stack>
    </OefenKader>
  )
}
