import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, ButtonLink, Card, CheckboxGroup, ErrorSummary, formatDateTime, Notice, SplitLayout, Stack } from '~/ui/index'
import { insideHref } from '../ground-links'
import { isBeslissing } from '../reply'
import type { AdviesDocument } from '../schema'
import type { VerifyReport } from '../verify-report'
import { AdviesView } from './advies-view'
import { ReaderReply, readerFields, type ReaderReplyProps } from './reader-reply'
import { VerifyResult } from './verify-result'

interface ReaderPageProps extends ReaderReplyProps {
  adviesId: string
  document: AdviesDocument
  /** The text on the page is the text in the sealed file. */
  gelijk: boolean
  rapport: VerifyReport
  uitgebrachtOp: string
  /** When this person opened it first: the receipt. */
  geopendOp: string
  punten: { punt: string; tekst: string; nagegaan: boolean }[]
}

/** What the beslismedewerker reads: this advies and nothing else of the dossier. Understand it, trust it, answer it. */
export function ReaderPage(props: ReaderPageProps) {
  const { document, lastResult } = props
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Adviezen', href: '/adviezen' }, { label: document.kenmerk }]} />
      <ErrorSummary errors={formState(lastResult, readerFields).errors} />
      <p className="to-next-step not-on-paper"><a href="#volgende-stap">Naar de controle en uw antwoord</a></p>
      <SplitLayout columns="main-side">
        <AdviesView document={document} groundHref={insideHref(document)} />
        <div id="volgende-stap" tabIndex={-1}>
          <Stack gap="large">
            <Seal {...props} />
            <Checklist {...props} />
            <ReaderReply {...props} />
          </Stack>
        </div>
      </SplitLayout>
    </Stack>
  )
}

const Seal = ({ adviesId, rapport, gelijk, uitgebrachtOp, geopendOp }: ReaderPageProps) => (
  <Card title="Controle van het bestand" edge="top">
    <Stack>
      {gelijk ? <VerifyResult rapport={rapport} /> : <Notice tone="weakened" title="Vertrouw deze pagina niet" live="alert"><p>De tekst op deze pagina is niet de tekst in het verzegelde bestand. Meld dit aan de beheerder.</p></Notice>}
      <p>Uitgebracht op {formatDateTime(uitgebrachtOp)}. Door u voor het eerst geopend op {formatDateTime(geopendOp)}.</p>
      <p><ButtonLink href={`/adviezen/${adviesId}/pdf`} variant="secondary">Download PDF</ButtonLink></p>
      <p><a href="/verificatie">Een bestand dat u hebt, controleren</a></p>
    </Stack>
  </Card>
)

function Checklist({ punten, antwoorden, document }: ReaderPageProps) {
  const beslist = antwoorden.some(({ keuze }) => isBeslissing(keuze))
  return (
    <Card title="Uw vergewisplicht">
      <Form method="post">
        <Stack>
          <CheckboxGroup
            name="punt"
            label="Wat hebt u nagegaan?"
            hint={`${document.grondslagIsAwb35 ? 'Awb 3:9.' : 'Awb 3:9, naar analogie.'} Alleen u ziet deze vinkjes.`}
            options={punten.map(({ punt, tekst }) => ({ value: punt, label: tekst, disabled: beslist }))}
            defaultValue={punten.filter(({ nagegaan }) => nagegaan).map(({ punt }) => punt)}
          />
          {!beslist && <p><Button variant="secondary" name="doen" value="nagaan">Vinkjes bewaren</Button></p>}
        </Stack>
      </Form>
    </Card>
  )
}
