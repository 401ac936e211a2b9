import type { SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, ButtonRow, Card, Disclosure, ErrorSummary, formatDate, PageTitle, Stack, TextArea } from '~/ui/index'
import { Answered, Asked, Earlier, type ReactionState } from './reaction-state'

interface GemachtigdePageProps extends ReactionState {
  /** What can be done here besides, and every term; above what was put to them and issued. */
  begin: ReactNode
  dossierId: string
  kenmerk: string
  /** A reaction can be given now. */
  open: boolean
  /** What was issued, the latest first; `opvolger` is the version that came after it. */
  adviezen: { id: string; versie: number; uitgebrachtOp: string; opvolger: number | null; brief: boolean }[]
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** What the gemachtigde sees of a dossier: what was put to them, and what was issued. Nothing else (R-ADV-131). */
export function GemachtigdePage({ dossierId, kenmerk, begin, verzoek, reactie, eerder, open, adviezen, lastResult }: GemachtigdePageProps) {
  const { field, errors } = formState(lastResult, ['tekst'])
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Mijn dossiers', href: '/gemachtigde' }, { label: kenmerk }]} />
      <PageTitle title={<>Dossier <span className="unbroken">{kenmerk}</span></>} intro="Wat u namens betrokkene kunt doen, en wat het panel u voorlegt en uitbrengt." />
      <ErrorSummary errors={errors} />
      {begin}
      {adviezen.map(({ id, versie, uitgebrachtOp, opvolger, brief }) => (
        <Card key={id} id={opvolger ? undefined : 'advies'} title={`Advies, versie ${versie}`} edge="top">
          <Stack>
            <p>Uitgebracht op {formatDate(uitgebrachtOp)}, aan u en aan de IND op hetzelfde moment.{opvolger ? ` Daarna is versie ${opvolger} uitgebracht.` : ''}</p>
            <ButtonRow>
              {brief && <ButtonLink href={`/gemachtigde/${dossierId}/brief?versie=${versie}`} variant={opvolger ? 'secondary' : 'primary'}>Lees de brief aan betrokkene</ButtonLink>}
              <ButtonLink href={`/gemachtigde/${dossierId}/pdf?versie=${versie}`} variant="secondary">Download het advies (PDF)</ButtonLink>
            </ButtonRow>
          </Stack>
        </Card>
      ))}
      {verzoek?.aan === 'gemachtigde' && <Asked verzoek={verzoek} title={`Het panel vraagt uw reactie (${formatDate(verzoek.gevraagdOp)})`} />}
      {verzoek?.aan === 'gemachtigde' && reactie && <Answered reactie={reactie} title={`Uw antwoord van ${formatDate(reactie.ontvangenOp)}`} />}
      {open && (
        <Card id="reactie" title="Uw reactie" edge="top">
          <Form method="post">
            <Stack>
              <TextArea {...field('tekst')} label="Reactie" hint="Overleg met betrokkene. Het panel weegt uw reactie en zet haar in het advies. U kunt één keer reageren." rows={10} />
              <p><Button name="doen" value="reageren">Reactie geven</Button></p>
            </Stack>
          </Form>
          <Disclosure label="Ik wil niet reageren">
            <Form method="post">
              <Stack>
                <p>Het panel hoeft dan niet te wachten tot de termijn voorbij is.</p>
                <p><Button variant="secondary" name="doen" value="afzien">Niet reageren</Button></p>
              </Stack>
            </Form>
          </Disclosure>
        </Card>
      )}
      {eerder?.verzoek?.aan === 'gemachtigde' && <Earlier eerder={eerder} />}
    </Stack>
  )
}
