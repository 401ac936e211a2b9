import type { SubmissionResult } from '@conform-to/react'
import type { FormEvent } from 'react'
import type * as Y from 'yjs'
import { capital } from '~/platform/letters/rules'
import { formState } from '~/ui/form-state'
import { Form } from '~/toegang/web'
import { Button, Card, CheckboxGroup, DateField, Disclosure, ErrorSummary, Stack } from '~/ui/index'
import { readNotedParagraphs } from '~realtime/browser/index'
import { aanwezigen, type Aanwezige } from '../schema'
import { readVerslagAlineas } from '../verslag-document'

interface ConceptCardProps {
  doc: Y.Doc | null
  /** Day that is proposed: that of the plan, or today when that day is still to come. */
  dag: string
  vandaag: string
  /** Who were noted as present in the room. */
  erbij: readonly Aanwezige[]
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['datum', 'aanwezig', 'gezien'] as const

/** *Klaar om na te lezen* in two steps: open it, say when it was and who were there, then close the text. */
export function ConceptCard({ doc, dag, vandaag, erbij, lastResult }: ConceptCardProps) {
  const { field, list, errors } = formState(lastResult, velden)
  // The text that stands here now goes along: the server takes this and nothing else (R-HRZ-9).
  const addSeen = (event: FormEvent<HTMLFormElement>): void => {
    const seen = event.currentTarget.elements.namedItem('gezien')
    if (seen instanceof HTMLInputElement && doc) seen.value = JSON.stringify(readVerslagAlineas(doc, readNotedParagraphs))
  }
  return (
    <Card title="Klaar met het verslag?">
      <ErrorSummary errors={errors.map((error) => ({ ...error, fieldId: error.fieldId === 'gezien' ? 'datum' : error.fieldId }))} title="Het verslag is nog niet klaar om na te lezen" />
      <p>Daarna typt niemand er meer in. Betrokkene leest het na; wat zij anders of erbij wil, komt naast de tekst te staan.</p>
      <Disclosure label="Klaar om na te lezen" open={errors.length > 0}>
        <Form method="post" onSubmit={addSeen}>
          <Stack>
            <DateField {...field('datum', dag)} label="Op welke dag was de hoorzitting?" hint="Bij meer zittingen: de laatste dag." max={vandaag} />
            <CheckboxGroup {...field('aanwezig')} defaultValue={lastResult ? list('aanwezig') : [...erbij]} label="Wie waren erbij?" options={aanwezigen.map((wie) => ({ value: wie, label: capital(wie) }))} />
            <input type="hidden" name="gezien" defaultValue="" />
            <p><Button name="doen" value="concept">Tekst sluiten en laten nalezen</Button></p>
          </Stack>
        </Form>
      </Disclosure>
    </Card>
  )
}
