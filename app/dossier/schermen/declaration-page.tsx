import { Form } from '~/toegang/web'
import { Button, Card, ErrorSummary, ItemList, PageTitle, RadioGroup, SplitLayout, Stack, TextField } from '~/ui/index'
import { toelichtingLengte, veldVan, verklaringVragen, type VerklaringFout, type VerklaringInvoer, type VerklaringVraag } from '../declaration'

export interface VerklaringAntwoord {
  fouten: VerklaringFout[]
  invoer: VerklaringInvoer
}

interface DeclarationPageProps {
  kenmerk: string
  zetel: string
  namen: string[]
  antwoord: VerklaringAntwoord | undefined
}

/** Before declaring, a member sees the kenmerk and the names involved, nothing else. */
export function DeclarationPage({ kenmerk, zetel, namen, antwoord }: DeclarationPageProps) {
  return (
    <Stack gap="large">
      <PageTitle title="Kunt u onbevangen meedoen?" intro={`Dossier ${kenmerk}. U bent gevraagd voor de zetel ${zetel}. Het dossier gaat open nadat u dit hebt verklaard.`} />
      <ErrorSummary errors={antwoord?.fouten.map(({ veld, bericht }) => ({ fieldId: veld, message: bericht })) ?? []} />
      <SplitLayout columns="side-main">
        <InvolvedCard namen={namen} />
        <DeclarationCard antwoord={antwoord} zoekt="de coördinator" />
      </SplitLayout>
    </Stack>
  )
}

/** The names of the persons and organisations involved: all that is seen before declaring. */
export const InvolvedCard = ({ namen }: Pick<DeclarationPageProps, 'namen'>) => (
  <Card title="Wie erbij betrokken zijn">
    <ItemList label="Betrokken personen en organisaties" items={namen.map((naam) => ({ id: naam, body: naam }))} />
  </Card>
)

/** The questions and their answers. `zoekt`: who looks for somebody else when there is an interest. */
export function DeclarationCard({ antwoord, zoekt }: Pick<DeclarationPageProps, 'antwoord'> & { zoekt: string }) {
  return (
    <Card title="Uw verklaring">
      <Form method="post">
        <Stack gap="large">
          <p>U geeft deze verklaring één keer. De voorzitter leest uw antwoorden. Hebt u een belang, dan zoekt {zoekt} iemand anders; dat zegt niets over u.</p>
          {verklaringVragen.map((vraag) => <Vraag key={vraag.naam} vraag={vraag} antwoord={antwoord} />)}
          <RadioGroup
            name="belang"
            label="Hebt u een ander belang bij dit dossier?"
            hint="Bijvoorbeeld: u kent een van deze mensen, of u hebt voordeel bij de uitkomst. Bij ja doet u niet mee. De reden vragen wij niet."
            error={foutVan(antwoord, 'belang')}
            defaultValue={antwoord?.invoer['belang']}
            options={jaNee}
            layout="inline"
          />
          <p>Met deze verklaring belooft u ook dat u geheim houdt wat u hier leest en hoort.</p>
          <p><Button name="doen" value="verklaren">Verklaring vastleggen</Button></p>
        </Stack>
      </Form>
    </Card>
  )
}

const jaNee = [{ value: 'nee', label: 'Nee' }, { value: 'ja', label: 'Ja' }]

const foutVan = (antwoord: VerklaringAntwoord | undefined, veld: string): string | undefined => antwoord?.fouten.find((fout) => fout.veld === veld)?.bericht

function Vraag({ vraag, antwoord }: { vraag: VerklaringVraag; antwoord: VerklaringAntwoord | undefined }) {
  const { naam, toelichting, sluitUit } = vraag
  const veld = veldVan(naam)
  return (
    <Stack>
      <RadioGroup
        name={naam}
        label={vraag.vraag}
        hint={sluitUit ? 'Bij ja doet u niet mee.' : 'Bij ja doet u wel mee.'}
        error={foutVan(antwoord, naam)}
        defaultValue={antwoord?.invoer[naam]}
        options={jaNee}
        layout="inline"
      />
      {toelichting && (
        <TextField name={veld} label="Toelichting, alleen bij ja" hint={toelichting} maxLength={toelichtingLengte} error={foutVan(antwoord, veld)} defaultValue={antwoord?.invoer[veld]} />
      )}
    </Stack>
  )
}
