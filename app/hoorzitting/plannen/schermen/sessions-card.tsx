import type { SubmissionResult } from '@conform-to/react'
import { openLongEnough } from '~/dossier/inzage'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, ButtonLink, Card, Disclosure, formatDate, formatTime, Notice, Select, Stack, SummaryList, TextArea, Timeline } from '~/ui/index'
import { aanleidingKeuzes, aanleidingTekst } from '../aanleiding'
import type { ZittingRegel } from '../read-planning-page.server'
import { planningHref } from './address'

const staatNaam: Record<ZittingRegel['staat'], string> = { gepland: 'gepland', verzet: 'verzet', vervallen: 'vervallen', gehouden: 'gehouden' }
export const momentText = ({ begintOp, eindigtOp }: Pick<ZittingRegel, 'begintOp' | 'eindigtOp'>): string => `${formatDate(begintOp)}, ${formatTime(begintOp)} – ${formatTime(eindigtOp)}`

/** What the side of betrokkene says of each moment, by session, and from when it could read the papers. */
export interface SideOfSessions {
  antwoorden: Record<string, { antwoord: 'kan' | 'kan_niet'; waarom: string | null }>
  vanaf: string | null
  eersteLeesdag: string | null
}

interface SessionsCardProps {
  kant: SideOfSessions
  dossierId: string
  zittingen: ZittingRegel[]
  /** Nothing can be changed any more. */
  vast: boolean
  /** Of a case that ended a session is called off, and none is planned or moved (R-DOS-51). */
  eindigt: boolean
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** What is planned, with what can be done about it, and every earlier moment with its reason. */
export function SessionsCard({ dossierId, zittingen, kant, vast, eindigt, lastResult }: SessionsCardProps) {
  const now = zittingen.filter(({ staat }) => staat === 'gepland' || staat === 'gehouden')
  const earlier = zittingen.filter(({ staat }) => staat === 'verzet' || staat === 'vervallen')
  return (
    <Card title={now.length > 1 ? 'Zittingen' : 'Zitting'} id="zittingen" aside={!vast && !eindigt && now.length > 0 && <a href={planningHref(dossierId, { zitting: 'nieuw' }, '#kiezen')}>Nog een zitting plannen</a>}>
      <Stack gap="large">
        {now.map((zitting) => <Session key={zitting.zittingId} dossierId={dossierId} zitting={zitting} kant={kant} vast={vast} eindigt={eindigt} lastResult={lastResult} />)}
        {now.length === 0 && <p>Er is nu geen zitting gepland.</p>}
        {earlier.length > 0 && (
          <Disclosure label={earlier.length === 1 ? 'Eén eerder moment' : `${earlier.length} eerdere momenten`} open={now.length === 0}>
            <Timeline
              label="Eerdere momenten"
              items={earlier.map((zitting) => ({ id: zitting.zittingId, dateTime: zitting.begintOp, date: momentText(zitting), title: `Zitting ${zitting.nummer}, ${staatNaam[zitting.staat]}`, children: <p>{zitting.aanleiding && zitting.aanleiding !== 'geen-horen' && `${aanleidingTekst[zitting.aanleiding]}: `}{zitting.reden}</p> }))}
            />
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}

const antwoordTekst = { kan: 'dit moment kan', kan_niet: 'dit moment kan niet' } as const

function sideRows({ zittingId, staat, begintOp }: ZittingRegel, { antwoorden, vanaf, eersteLeesdag }: SideOfSessions) {
  const said = antwoorden[zittingId]
  const inTime = openLongEnough(vanaf, dagInAmsterdam(new Date(begintOp)))
  return [
    ...(said ? [{ term: 'De kant van betrokkene', value: antwoordTekst[said.antwoord], note: said.waarom }] : staat === 'gepland' ? [{ term: 'De kant van betrokkene', value: 'nog geen antwoord op dit moment' }] : []),
    { term: 'Stukken ter inzage', value: vanaf ? `vanaf ${formatDate(vanaf)}, ${inTime ? 'een week of langer voor de zitting' : 'korter dan een week voor de zitting'}` : 'nog niet', note: eersteLeesdag && `eerste keer gelezen op ${formatDate(eersteLeesdag)}` }
  ]
}

function Session({ dossierId, zitting, kant, vast, eindigt, lastResult }: Omit<SessionsCardProps, 'zittingen'> & { zitting: ZittingRegel }) {
  const { zittingId, nummer, staat, plaats, wie, mist, tolk } = zitting
  const mine = lastResult?.initialValue?.zitting === zittingId && lastResult.initialValue.doen === 'vervallen'
  const { field } = formState(mine ? lastResult : undefined, ['vervalAanleiding', 'vervalReden'])
  return (
    <Stack>
      {mist.length > 0 && (
        <Notice tone="attention" title={`${mist.join(' en ')} ${mist.length === 1 ? 'is' : 'zijn'} er niet meer bij`}>
          <p>Bezet de zetel en plan de zitting opnieuw; dat mag op hetzelfde moment.</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { term: `Zitting ${nummer}`, value: <strong>{momentText(zitting)}</strong>, note: staat === 'gehouden' ? 'gehouden' : undefined },
          { term: 'Plaats', value: plaats },
          { term: 'Wie erbij is', value: wie.join(', ') || 'nog niemand' },
          ...(tolk ? [{ term: 'Tolk', value: `nummer ${tolk}` }] : []),
          ...sideRows(zitting, kant)
        ]}
      />
      {!vast && staat === 'gepland' && (
        <>
          {!eindigt && <p><ButtonLink href={planningHref(dossierId, { zitting: zittingId }, '#kiezen')} variant="secondary" aria-label={`Zitting ${nummer} verzetten`}>Verzetten</ButtonLink></p>}
          <Disclosure label={`Zitting ${nummer} laten vervallen`} open={mine || undefined}>
            <Form method="post" action={planningHref(dossierId, {})}>
              <Stack>
                <input type="hidden" name="zitting" value={zittingId} />
                <Select {...field('vervalAanleiding')} id={`vervalAanleiding-${nummer}`} label="Waardoor vervalt deze zitting?" hint="Alleen deze keuze wordt geteld, zonder kenmerk." placeholder="Kies een aanleiding" options={aanleidingKeuzes} />
                <TextArea {...field('vervalReden')} id={`vervalReden-${nummer}`} label="Waarom vervalt deze zitting?" hint="Dit blijft staan. Schrijf geen adres en geen medische gegevens." rows={2} />
                <p><Button variant="danger" name="doen" value="vervallen">Zitting {nummer} laten vervallen</Button></p>
              </Stack>
            </Form>
          </Disclosure>
        </>
      )}
    </Stack>
  )
}
