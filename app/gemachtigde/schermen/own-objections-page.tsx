import type { SubmissionResult } from '@conform-to/react'
import { zetels, type Zetel } from '~/dossier/schema'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, EmptyState, ErrorSummary, formatDate, PageTitle, RadioGroup, Stack, Tag, TextArea, WhoSees } from '~/ui/index'
import type { OwnObjectionsData } from '../bezwaar/objection.server'
import { SideBreadcrumb } from './side-breadcrumb'

interface OwnObjectionsPageProps extends OwnObjectionsData {
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** How people of the panel are called on this side: by function, never by name. */
export const zetelNaam: Record<Zetel, string> = { voorzitter: 'De voorzitter', secretaris: 'De secretaris', IND: 'Het lid van de IND', zorg: 'Het lid van de zorg', politie: 'Het lid van de politie' }

/** The side of betrokkene objects to a member of the panel, and reads what was decided. */
export function OwnObjectionsPage({ dossierId, kenmerk, voorBetrokkene, zetels: bezet, bezwaren, lastResult }: OwnObjectionsPageProps) {
  const { field, errors } = formState(lastResult, ['zetel', 'reden'])
  return (
    <Stack gap="large">
      <SideBreadcrumb dossierId={dossierId} kenmerk={kenmerk} label="Bezwaar tegen een lid" />
      <PageTitle title="Bezwaar tegen een lid" intro={voorBetrokkene ? 'Denkt u dat iemand in het panel niet eerlijk naar uw zaak kan kijken? Dan kunt u dat hier zeggen.' : 'Iemand die een belang heeft of vooringenomen is, hoort niet in het panel (artikel 2:4 van de Awb).'} />
      <ErrorSummary errors={errors} />
      {bezwaren.length > 0 && (
        <Card title="Wat u eerder schreef">
          <Stack>
            {bezwaren.map(({ versie, zetel, reden, ontvangenOp, besluit }) => (
              <div key={versie}>
                <h3>{zetelNaam[zetel]}, {formatDate(ontvangenOp)} <Tag tone={besluit ? 'neutral' : 'attention'}>{besluit ? besluit.uitkomst : 'nog niet beslist'}</Tag></h3>
                <p>{reden}</p>
                {besluit && <p><strong>Besluit van de {besluit.door === 'voorzitter' ? 'voorzitter' : 'coördinator'}, {formatDate(besluit.op)}:</strong> {besluit.reden}</p>}
              </div>
            ))}
          </Stack>
        </Card>
      )}
      <Card title="Bezwaar maken" edge="top">
        {bezet.length === 0 ? <EmptyState title="Er is nog geen panel">Zodra het panel er is, kunt u hier bezwaar maken.</EmptyState> : (
          <Form method="post">
            <Stack>
              <WhoSees>De voorzitter beslist; gaat het over de voorzitter, dan de coördinator. De andere leden zien dit niet. Bij een gegrond bezwaar komt er iemand anders.</WhoSees>
              <RadioGroup {...field('zetel')} label="Over wie gaat het?" options={zetels.filter((zetel) => bezet.includes(zetel)).map((value) => ({ value, label: zetelNaam[value] }))} />
              <TextArea {...field('reden')} label="Waarom?" hint="Schrijf wat u weet of zag. Noem functies, geen namen." rows={6} />
              <p><Button name="doen" value="bezwaren">Bezwaar maken</Button></p>
            </Stack>
          </Form>
        )}
      </Card>
    </Stack>
  )
}
