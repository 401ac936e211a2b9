import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, Card, Disclosure, ErrorSummary, formatDate, NextStep, Notice, PageTitle, RadioGroup, Stack, TextArea } from '~/ui/index'
import { Asked, Answered, Earlier, type ReactionState } from './reaction-state'

interface ReactionPageProps extends ReactionState {
  dossierId: string
  kenmerk: string
  schrijft: boolean
  secretaris: boolean
  gemachtigd: boolean
  dagen: number
  /** What stands in the advies now, as a beginning. */
  voorstel: { feiten: string; contraIndicaties: string }
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** Voorzitter and secretaris put facts and contra-indications to the gemachtigde, before a conclusion that is hard to hear is fixed. */
export function ReactionPage(props: ReactionPageProps) {
  const { dossierId, kenmerk, schrijft, secretaris, verzoek, reactie, eerder, lastResult } = props
  const { errors } = formState(lastResult, ['feiten', 'contraIndicaties', 'hoe', 'wat', 'tekst'])
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Advies', href: `/dossiers/${dossierId}/advies` }, { label: 'Reactie vragen' }]} />
      <PageTitle title={verzoek ? 'Reactie' : 'Reactie vragen'} intro="Voordat het panel vaststelt dat het niet aannemelijk is, of dat er te weinig informatie is, legt u de feiten en contra-indicaties voor." />
      <ErrorSummary errors={errors} />
      {schrijft && reactie && (
        <NextStep title="Lees de reactie en maak het advies af" eyebrow="Wat u nu doet" action={<ButtonLink href={`/dossiers/${dossierId}/advies`}>Naar het advies</ButtonLink>}>
          <p>De reactie komt in het advies. Verandert zij iets aan wat het panel vindt, pas het dan aan.</p>
        </NextStep>
      )}
      {schrijft && eerder?.verzoek && !verzoek && (
        <Notice tone="attention" title="Vraag opnieuw"><p>Versie {eerder.verzoek.adviesVersie} is uitgebracht. Deze versie rust op nieuwe feiten. Leg die voor.</p></Notice>
      )}
      {verzoek && <Asked verzoek={verzoek} title={`Gevraagd aan de ${verzoek.aan} op ${formatDate(verzoek.gevraagdOp)}`} />}
      {reactie && <Answered reactie={reactie} title={`Antwoord van ${formatDate(reactie.ontvangenOp)}`} />}
      {schrijft && secretaris && verzoek?.aan === 'betrokkene' && !reactie && <SafeChannel lastResult={lastResult} />}
      {schrijft && <Ask {...props} />}
      <Earlier eerder={eerder} />
    </Stack>
  )
}

/** The first time it is the next step; asking again lies folded up. */
function Ask(props: ReactionPageProps) {
  const { errors } = formState(props.lastResult, ['feiten', 'contraIndicaties'])
  if (props.verzoek) return <Disclosure label="Opnieuw vragen" open={errors.length > 0}><AskForm {...props} /></Disclosure>
  return <Card title="Wat u voorlegt" edge="top"><AskForm {...props} /></Card>
}

function AskForm({ gemachtigd, dagen, voorstel, verzoek, lastResult }: ReactionPageProps) {
  const { field } = formState(lastResult, ['feiten', 'contraIndicaties'])
  return (
    <Form method="post">
      <Stack>
        {gemachtigd ? (
          <p>De gemachtigde leest dit en heeft {dagen} dagen om te reageren. Valt de laatste dag in het weekend of op een feestdag, dan loopt de termijn door tot de volgende werkdag.</p>
        ) : (
          <Notice tone="attention" title="Er is geen gemachtigde"><p>De secretaris legt dit aan betrokkene zelf voor, langs een kanaal dat voor haar veilig is, en schrijft hier op wat zij zei.</p></Notice>
        )}
        <TextArea {...field('feiten', voorstel.feiten)} label="Feiten" hint="Waar het panel van uitgaat. Geen conclusie." rows={8} />
        <TextArea {...field('contraIndicaties', voorstel.contraIndicaties)} label="Contra-indicaties" hint="Wat ertegenin is gebracht. Leeg als er geen zijn." rows={8} />
        <p><Button variant={verzoek ? 'secondary' : 'primary'} name="doen" value="vragen">Vraag om een reactie</Button></p>
      </Stack>
    </Form>
  )
}

function SafeChannel({ lastResult }: Pick<ReactionPageProps, 'lastResult'>) {
  const { field } = formState(lastResult, ['hoe', 'wat', 'tekst'])
  return (
    <Card title="Wat betrokkene zelf zei" edge="top">
      <Form method="post">
        <Stack>
          <TextArea {...field('hoe')} label="Wanneer en hoe is het gevraagd?" hint="Bijvoorbeeld: op 3 december, door de zorgcoördinator, met een tolk. Geen adres." rows={3} />
          <RadioGroup {...field('wat')} label="Reageert betrokkene?" options={[{ value: 'reactie', label: 'Ja' }, { value: 'afstand', label: 'Nee, zij wil niet reageren' }]} />
          <TextArea {...field('tekst')} label="Wat zei zij?" hint="In haar eigen woorden. Leeg als zij niet reageert." rows={6} />
          <p><Button name="doen" value="vastleggen">Reactie vastleggen</Button></p>
        </Stack>
      </Form>
    </Card>
  )
}
