import { useState } from 'react'
import { Button, ButtonRow, Card, RadioGroup, Stack } from '~/ui/index'
import { hoeNaam, hoes, metControle, type Hoe, type Stap } from '../zitting/schema'
import { stapWoorden } from '../zitting/words'
import type { Deed } from './use-deed'

export interface CourseStep {
  stap: Stap
  klaar: boolean
  hoe: Hoe | null
}

interface SessionCourseProps {
  stappen: CourseStep[]
  leidt: boolean
  loopt: boolean
  deed: Deed
}

/** The order of the hearing: what can be said in each part, and what is done. The first part that is not done is now. */
export function SessionCourse({ stappen, leidt, loopt, deed }: SessionCourseProps) {
  const now = stappen.find(({ klaar }) => !klaar)?.stap
  return (
    <Card title="Verloop">
      <ol className="course" aria-label="Verloop van de hoorzitting">
        {stappen.map((step) => <Part key={step.stap} step={step} now={loopt && step.stap === now} acts={leidt && loopt} deed={deed} />)}
      </ol>
    </Card>
  )
}

function Part({ step: { stap, klaar, hoe }, now, acts, deed }: { step: CourseStep; now: boolean; acts: boolean; deed: Deed }) {
  const { titel, woorden, hulp } = stapWoorden[stap]
  return (
    <li className={now ? 'course__part course__part--now' : 'course__part'} aria-current={now ? 'step' : undefined}>
      <details className="disclosure" key={`${stap}-${now}`} open={now || undefined}>
        <summary><span>{klaar && <span aria-hidden="true">✓ </span>}{titel}<span className="visually-hidden">{klaar ? ' (gedaan)' : now ? ' (nu)' : ''}</span></span></summary>
        <div className="disclosure__body">
          <p className="course__words">{woorden}</p>
          {hulp && <p className="field__hint">{hulp}</p>}
          {klaar && hoe && <p>Begrepen: {hoeNaam[hoe]}.</p>}
          {acts && (klaar
            ? <p><Button type="button" variant="quiet" size="small" busy={deed.busy} onClick={() => deed.send({ doen: 'stap', stap, klaar: 'nee' })}>Toch niet klaar</Button></p>
            : <Done stap={stap} titel={titel} deed={deed} />)}
        </div>
      </details>
    </li>
  )
}

function Done({ stap, titel, deed }: { stap: Stap; titel: string; deed: Deed }) {
  const [hoe, setHoe] = useState('')
  const asks = metControle.includes(stap)
  return (
    <Stack gap="small">
      {asks && <RadioGroup name={`hoe-${stap}`} label="Hoe hebt u gemerkt dat het is begrepen?" labelSize="normal" value={hoe} onChange={setHoe} options={hoes.map((each) => ({ value: each, label: hoeNaam[each] }))} />}
      <ButtonRow><Button type="button" variant="secondary" size="small" busy={deed.busy} aria-label={`Klaar: ${titel}`} onClick={() => deed.send({ doen: 'stap', stap, klaar: 'ja', ...(hoe ? { hoe } : {}) })}>Klaar</Button></ButtonRow>
    </Stack>
  )
}
