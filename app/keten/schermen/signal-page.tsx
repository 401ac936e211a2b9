import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, ErrorSummary, formatDateTime, Notice, PageTitle, RadioGroup, Stack, TextArea } from '~/ui/index'
import type { KnelpuntRegel } from '../overleg/prepare.server'
import { knelpuntNaam, knelpuntSoorten, type KnelpuntSoort } from '../overleg/schema'

interface SignalPageProps {
  kenmerk: string
  terug: { href: string; label: string }
  /** For the coördinator; null for who signals. */
  signalen: KnelpuntRegel[] | null
  /** It was sent just now. */
  verstuurd: boolean
  lastResult: SubmissionResult<string[]> | null | undefined
}

const velden = ['soort', 'tekst', 'knelpunt'] as const

/** Where somebody of the dossier says they are stuck, and where its coördinator reads that; never from whom. */
export function SignalPage({ kenmerk, terug, signalen, verstuurd, lastResult }: SignalPageProps) {
  const { field, errors } = formState(lastResult, velden)
  return (
    <Stack gap="large">
      <Breadcrumb items={[terug, { label: 'Knelpunt' }]} />
      <PageTitle title={signalen ? 'Signalen van knelpunten' : 'Een knelpunt melden'} intro={<>Dossier <span className="unbroken">{kenmerk}</span></>} />
      <ErrorSummary errors={errors} title="Nog niet verstuurd" />
      {signalen ? (
        <Card title="Signalen">
          {signalen.length === 0 ? <p>Niemand heeft een knelpunt gemeld.</p> : (
            <Stack>
              <p>U leest wat er speelt, niet van wie het komt.</p>
              {signalen.map(({ id, soort, tekst, gemeldOp, gezienOp }) => (
                <Card key={id} title={knelpuntNaam[soort as KnelpuntSoort]}>
                  <p className="keten-notities">{tekst}</p>
                  <p><small>Gemeld op {formatDateTime(gemeldOp)}{gezienOp && `, gezien op ${formatDateTime(gezienOp)}`}</small></p>
                  {!gezienOp && <Form method="post"><input type="hidden" name="knelpunt" value={id} /><Button variant="secondary" size="small" name="doen" value="afhandelen" aria-label={`Gezien: ${knelpuntNaam[soort as KnelpuntSoort]}`}>Gezien</Button></Form>}
                </Card>
              ))}
            </Stack>
          )}
        </Card>
      ) : (
        <>
          {verstuurd && <Notice tone="good" title="Uw signaal is verstuurd" live="status"><p>De coördinator leest het.</p></Notice>}
          <Card title="Waar loopt u vast?">
            <Form method="post" key={verstuurd ? 'na' : 'voor'}>
              <Stack>
                <p>Alleen de coördinator leest dit, zonder uw naam. Schrijf geen namen, en niets over uw oordeel of uw beoordeling. Is iemand in gevaar? Bel dan 112.</p>
                <RadioGroup {...field('soort')} label="Waar gaat het over?" options={knelpuntSoorten.map((value) => ({ value, label: knelpuntNaam[value] }))} />
                <TextArea {...field('tekst')} label="Wat is er aan de hand?" rows={5} />
                <p><Button name="doen" value="melden">Versturen</Button></p>
              </Stack>
            </Form>
          </Card>
        </>
      )}
    </Stack>
  )
}
