import type { SubmissionResult } from '@conform-to/react'
import type { FormEvent } from 'react'
import type * as Y from 'yjs'
import { formState } from '~/ui/form-state'
import { Form } from '~/toegang/web'
import { Button, Card, CheckboxGroup, DateField, Disclosure, ErrorSummary, Notice, Stack } from '~/ui/index'
import { readParagraphs } from '~realtime/browser/index'
import { aanwezigen } from '../schema'
import { readVerslagDocument } from '../verslag-document'

interface FixVerslagCardProps {
  doc: Y.Doc | null
  /** Day that is proposed: that of the plan, or today when that day is still to come. */
  dag: string
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['datum', 'aanwezig', 'nagelezen', 'gezien'] as const

/** *Verslag vaststellen* in two steps: open it, say who was there and that it was read through, then fix it. */
export function FixVerslagCard({ doc, dag, vandaag, lastResult }: FixVerslagCardProps) {
  const { field, list, errors } = formState(lastResult, velden)
  // The text that stands here now goes along: the server fixes this and nothing else (R-HRZ-9).
  const addSeen = (event: FormEvent<HTMLFormElement>): void => {
    const seen = event.currentTarget.elements.namedItem('gezien')
    if (seen instanceof HTMLInputElement && doc) seen.value = JSON.stringify(readVerslagDocument(doc, readParagraphs))
  }
  return (
    <Card title="Klaar met het verslag?">
      <ErrorSummary errors={errors.map((error) => ({ ...error, fieldId: error.fieldId === 'gezien' ? 'datum' : error.fieldId }))} title="Het verslag is nog niet vastgesteld" />
      <p>Na het vaststellen verandert het verslag niet meer. De leden kunnen dan hun beoordeling indienen. Alle eigen aantekeningen bij deze hoorzitting worden vernietigd, ook die van u.</p>
      <Disclosure label="Verslag vaststellen" open={errors.length > 0}>
        <Form method="post" onSubmit={addSeen}>
          <Stack>
            <DateField {...field('datum', dag)} label="Op welke dag was de hoorzitting?" max={vandaag} />
            <CheckboxGroup {...field('aanwezig')} defaultValue={list('aanwezig')} label="Wie waren erbij?" options={aanwezigen.map((wie) => ({ value: wie, label: capital(wie) }))} />
            <CheckboxGroup {...field('nagelezen')} defaultValue={[]} label="Controle" options={[{ value: 'ja', label: 'Ik heb het verslag nagelezen en het is klaar' }]} />
            <input type="hidden" name="gezien" defaultValue="" />
            <Notice tone="attention" title="Dit draait u niet terug" />
            <p><Button name="doen" value="vaststellen">Verslag vaststellen</Button></p>
          </Stack>
        </Form>
      </Disclosure>
    </Card>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
