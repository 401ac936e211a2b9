import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, EmptyState, ErrorSummary, formatDate, ItemList, PageTitle, RadioGroup, Stack, TextArea } from '~/ui/index'
import type { ObjectionsPageData } from '../bezwaar/objection.server'

interface ObjectionsPageProps extends ObjectionsPageData {
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** Who decides about objections to members: the voorzitter; about the voorzitter the coördinator. */
export function ObjectionsPage({ dossierId, kenmerk, rol, beslist, bezwaren, anderen, lastResult }: ObjectionsPageProps) {
  const { errors } = formState(lastResult, ['uitkomst', 'besluitReden'])
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Bezwaren' }]} />
      <PageTitle title="Bezwaren tegen leden" intro={rol === 'voorzitter' ? 'U beslist over bezwaren tegen leden en secretaris. De leden zien dit niet.' : 'U beslist over een bezwaar tegen de voorzitter. Over de andere beslist de voorzitter.'} />
      <ErrorSummary errors={errors} />
      {bezwaren.length === 0 && anderen.length === 0 && <EmptyState title="Geen bezwaren">Er is geen bezwaar tegen iemand gemaakt.</EmptyState>}
      {bezwaren.map((bezwaar) => <One key={bezwaar.versie} bezwaar={bezwaar} beslist={beslist} lastResult={lastResult} />)}
      {anderen.length > 0 && (
        <Card title="Waar de voorzitter over beslist">
          <ItemList label="Waar de voorzitter over beslist" items={anderen.map(({ versie, functie, ontvangenOp, uitkomst }) => ({ id: String(versie), body: `${functie}, ${formatDate(ontvangenOp)}`, note: uitkomst ? `Beslist: ${uitkomst}.` : 'Nog niet beslist.' }))} />
        </Card>
      )}
    </Stack>
  )
}

const vanWie: Record<string, string> = { gemachtigde: 'de gemachtigde', kantoorgenoot: 'een kantoorgenoot van de gemachtigde', betrokkene: 'betrokkene, met de zorgcoördinator' }

function One({ bezwaar: { versie, functie, reden, van, ontvangenOp, besluit }, beslist, lastResult }: { bezwaar: ObjectionsPageData['bezwaren'][number]; beslist: boolean; lastResult: ObjectionsPageProps['lastResult'] }) {
  const own = lastResult?.initialValue?.bezwaar === String(versie) ? lastResult : null
  const { field } = formState(own, ['uitkomst', 'besluitReden'])
  const at = (name: string) => ({ ...field(name), id: own ? name : `${name}-${versie}` })
  return (
    <Card title={`Bezwaar tegen: ${functie}`} edge={besluit ? undefined : 'top'}>
      <Stack>
        <p>Van {vanWie[van] ?? van}, {formatDate(ontvangenOp)}.</p>
        <p>{reden}</p>
        {besluit && <p><strong>Beslist op {formatDate(besluit.op)}: {besluit.uitkomst}.</strong> {besluit.reden}</p>}
        {!besluit && beslist && (
          <Form method="post">
            <input type="hidden" name="bezwaar" value={versie} />
            <Stack>
              <RadioGroup
                {...at('uitkomst')} label="Is het bezwaar gegrond?"
                options={[
                  { value: 'gegrond', label: 'Gegrond', hint: 'De persoon is er meteen uit, met alles wat zij of hij indiende. De coördinator vraagt een ander.' },
                  { value: 'ongegrond', label: 'Ongegrond', hint: 'De persoon blijft.' }
                ]}
              />
              <TextArea {...at('besluitReden')} label="Waarom?" hint="Wie het bezwaar maakte, leest dit." rows={5} />
              <p><Button name="doen" value="beslissen">Besluit vastleggen</Button></p>
            </Stack>
          </Form>
        )}
      </Stack>
    </Card>
  )
}
