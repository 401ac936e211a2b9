import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, ButtonRow, Card, CheckboxGroup, DateField, Disclosure, formatDate, Notice, Select, SplitLayout, Stack, SummaryList, TextArea, TextField, WhoSees } from '~/ui/index'
import type { FormBegin, PlanningPage } from '../read-planning-page.server'
import { aanleidingKeuzes } from '../aanleiding'
import { planFields } from '../planning-form'
import { planningHref } from './address'

interface ConfirmCardProps {
  dossierId: string
  page: PlanningPage
  begin: FormBegin
  vandaag: string
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** The last step: everything about this session once more, and one button. */
export function ConfirmCard({ dossierId, page, begin, vandaag, lastResult }: ConfirmCardProps) {
  const { field, list } = formState(lastResult, planFields)
  const ticked = (name: 'erbij' | 'inZaal', first: string[]): string[] => (lastResult ? list(name) : first)
  const reasons = ['dagReden', 'stukkenReden', 'wensReden'].some((name) => lastResult?.error?.[name] || lastResult?.initialValue?.[name])
  const verzet = begin.zitting !== null
  return (
    <SplitLayout columns="main-side">
      <Card title={verzet ? `Zitting ${begin.nummer} verzetten` : `Zitting ${begin.nummer} plannen`} id="kiezen">
        <Form method="post" action={planningHref(dossierId, { stap: 'bevestigen', kies: begin.datum ? `${begin.datum}T${begin.tijd}` : null, zitting: begin.zitting ?? (begin.nummer > 1 ? 'nieuw' : null) })}>
          <Stack>
            <WhoSees>Iedereen die erbij is, ziet dag, tijd en plaats. Waarom iets anders gaat dan gewoonlijk, zien de coördinator, de voorzitter en de secretaris.</WhoSees>
            {verzet ? <input type="hidden" name="zitting" value={begin.zitting ?? ''} /> : <input type="hidden" name="nummer" value={begin.nummer} />}
            {verzet && <Select {...field('aanleiding')} label="Waardoor wordt de zitting verzet?" hint="Alleen deze keuze wordt geteld, zonder kenmerk." placeholder="Kies een aanleiding" options={aanleidingKeuzes} />}
            {verzet && <TextArea {...field('reden')} label="Waarom wordt de zitting verzet?" hint="Dit blijft bij het eerdere moment staan. Geen adres, geen medische gegevens." rows={2} />}
            <DateField {...field('datum', begin.datum)} label="Dag" min={vandaag} />
            <TextField {...field('tijd', begin.tijd)} label="Begin" hint="Nederlandse tijd, bijvoorbeeld 10:00." type="time" width="short" />
            <TextField {...field('einde', begin.einde)} label="Einde" type="time" width="short" />
            <Select {...field('ruimte', begin.ruimte)} label="Ruimte" placeholder="Een andere plaats" options={page.ruimten} />
            <TextField {...field('plaats', begin.plaats)} label="Andere plaats" hint="Alleen als de ruimte niet in de lijst staat. Een kantoor en een kamer; schrijf hier nooit waar betrokkene verblijft." />
            <Select {...field('tolk', begin.tolk)} label="Tolk" placeholder="Geen tolk" options={page.tolken} />
            {(page.wensen?.tolk || lastResult?.error?.tolkReden) && <TextArea {...field('tolkReden')} label="Reden bij de tolk" hint="Alleen nodig bij geen tolk, een niet-beëdigde tolk of een andere taal." rows={2} optional />}
            <CheckboxGroup {...field('erbij')} defaultValue={ticked('erbij', begin.erbij)} label="Wie erbij is" options={page.genodigden.map(({ value, label, kan }) => ({ value, label, hint: kan ? undefined : notHere(value) }))} />
            <CheckboxGroup {...field('inZaal')} defaultValue={ticked('inZaal', begin.inZaal)} label="Wie daarvan in de zaal is" hint={`De anderen luisteren ergens anders mee en tellen mee. Van de leden en de voorzitter zijn er ten hoogste ${page.wensen?.vragers ?? 2} in de zaal.`} options={page.genodigden.map(({ value, label }) => ({ value, label }))} />
            <Disclosure label="Uitzonderingen, elk met een reden" open={reasons || undefined}>
              <Stack>
                <TextArea {...field('dagReden')} label="Waarom op een vrije dag?" rows={2} optional />
                <TextArea {...field('stukkenReden')} label="Waarom liggen de stukken korter dan een week ter inzage?" rows={2} optional />
                <TextArea {...field('wensReden')} label="Waarom tegen een wens of een afwezigheid in?" rows={2} optional />
              </Stack>
            </Disclosure>
            <ButtonRow>
              <Button name="doen" value={verzet ? 'verzetten' : 'plannen'}>{verzet ? 'Nieuw moment vastleggen' : 'Zitting vastleggen'}</Button>
              <a href={planningHref(dossierId, { zitting: begin.zitting ?? (begin.nummer > 1 ? 'nieuw' : null) })}>Terug naar de momenten</a>
            </ButtonRow>
          </Stack>
        </Form>
      </Card>
      <Stack gap="large">
        <WishesCard dossierId={dossierId} page={page} />
        <Notice title="Na het vastleggen">
          <p>Wie erbij is, krijgt bericht met alleen het kenmerk, zonder naam of onderwerp.{begin.datum && ` De stukken liggen een week ter inzage: vanaf ${formatDate(weekBefore(begin.datum))}.`}</p>
        </Notice>
      </Stack>
    </SplitLayout>
  )
}

const weekBefore = (dag: string): string => new Date(Date.parse(`${dag}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10)

const notHere = (wie: string): string => (wie === 'gemachtigde' ? 'nog niet uitgenodigd' : 'deze zetel is leeg')

/** What betrokkene asked, beside what is planned. */
export function WishesCard({ dossierId, page: { wensen } }: { dossierId: string; page: Pick<PlanningPage, 'wensen'> }) {
  const link = <a href={`/dossiers/${dossierId}/hoorzitting/wensen`}>{wensen ? 'Wensen en beschikbaarheid' : 'Wensen vastleggen'}</a>
  if (!wensen) return <Card title="Wensen van betrokkene" aside={link}><p>Nog niet gevraagd. Dat komt eerst.</p></Card>
  return (
    <Card title="Wensen van betrokkene" aside={link}>
      <Stack>
        {wensen.kind && <Notice title="Een kind"><p>De voogd is erbij, in de zaal. Er wordt niet naar dwangmiddelen gevraagd.</p></Notice>}
        <SummaryList
          variant="plain"
          rows={[
            { term: 'Instemming van', value: wensen.instemming },
            { term: 'Zitting', value: `ten hoogste ${wensen.langsteDuur} minuten, pauze na ${wensen.pauzeNa}` },
            { term: 'Zittingen', value: wensen.zittingen },
            { term: 'Vragers in de zaal', value: `ten hoogste ${wensen.vragers}` },
            { term: 'Tolk', value: wensen.tolk ?? 'niet nodig' },
            ...(wensen.opmerking ? [{ term: 'Verder', value: wensen.opmerking }] : [])
          ]}
        />
      </Stack>
    </Card>
  )
}
