import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, Card, ErrorSummary, formatDateTime, Notice, Stack, TextArea, Timeline } from '~/ui/index'
import { GeenTerugweg } from '../schermen/geen-terugweg'
import { OverdrachtBlad } from './overdracht-document'
import { gebeurtenisNaam } from './overdracht-lijst'
import type { Overdracht } from './read-overdracht.server'
import { volgende } from './rules'

interface OverdrachtPaginaProps {
  overdracht: Omit<Overdracht, 'tekst'>
  lastResult: SubmissionResult<string[]> | undefined
}

/** One hand-over: its document, what happened to it, and what can be recorded next. On paper only the document. */
export function OverdrachtPagina({ overdracht: { dossierId, document, sha256, log, verouderd }, lastResult }: OverdrachtPaginaProps) {
  const { field, errors } = formState(lastResult, ['toelichting'])
  const here = `/opsporing/zaken/${dossierId}/overdrachten/${document.nummer}`
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Mijn zaken', href: '/opsporing' }, { label: document.zaak.aanduiding, href: `/opsporing/zaken/${dossierId}` }, { label: document.nummer }]} />
      <ErrorSummary errors={errors} />
      {verouderd.length > 0 && (
        <div className="overdracht__werk">
          <Notice tone="attention" title="Er is een nieuwere versie.">
            <p>Na deze overdracht is gecorrigeerd: indicatie {verouderd.join(', ')}. Dit document verandert niet. Maak zo nodig een nieuwe overdracht.</p>
          </Notice>
        </div>
      )}
      <OverdrachtBlad document={document} sha256={sha256} />
      <div className="overdracht__werk">
        <Stack gap="large">
          <Card title="Wat ermee is gebeurd">
            <Stack>
              <Timeline
                label="Logboek van deze overdracht"
                items={log.map((each) => ({ id: each.gebeurtenis, dateTime: each.tijd, date: formatDateTime(each.tijd), title: `${gebeurtenisNaam[each.gebeurtenis]} door: ${each.door}`, children: each.toelichting && <p>{each.toelichting}</p> }))}
              />
              <Vervolg volgende={volgende(log.map(({ gebeurtenis }) => gebeurtenis))} field={field('toelichting')} />
            </Stack>
          </Card>
          <Card title="Afgeven">
            <Stack>
              <p>Druk deze pagina af voor de papieren versie. Het bestand hieronder is precies wat de SHA-256 bewijst.</p>
              <p><ButtonLink href={`${here}/document`} variant="secondary" download={`${document.nummer}.json`}>Document als JSON</ButtonLink></p>
            </Stack>
          </Card>
          <GeenTerugweg />
        </Stack>
      </div>
    </Stack>
  )
}

function Vervolg({ volgende: next, field }: { volgende: ReturnType<typeof volgende>; field: ReturnType<ReturnType<typeof formState>['field']> }) {
  if (next === null) return <p>De ontvangst is bevestigd. Deze overdracht is klaar.</p>
  const verstrekken = next === 'verstrekt'
  return (
    <Form key={next} method="post">
      <Stack>
        <TextArea {...field} rows={2} label={verstrekken ? 'Hoe hebt u het verstrekt?' : 'Hoe is de ontvangst bevestigd?'} hint="Wanneer, hoe en bij welke functie. Noem geen namen die niet nodig zijn." />
        <p><Button name="doen" value={verstrekken ? 'verstrekken' : 'bevestigen'}>{verstrekken ? 'Vastleggen: verstrekt' : 'Vastleggen: ontvangst bevestigd'}</Button></p>
      </Stack>
    </Form>
  )
}
