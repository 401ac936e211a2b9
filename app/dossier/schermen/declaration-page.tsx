import { Form } from '~/toegang/web'
import { Button, Card, ErrorSummary, ItemList, PageTitle, RadioGroup, SplitLayout, Stack } from '~/ui/index'

interface DeclarationPageProps {
  kenmerk: string
  zetel: string
  namen: string[]
  fout: string | undefined
}

/** Before declaring, a member sees the kenmerk and the names involved, nothing else. */
export function DeclarationPage({ kenmerk, zetel, namen, fout }: DeclarationPageProps) {
  return (
    <Stack gap="large">
      <PageTitle title="Hebt u een belang bij dit dossier?" intro={`Dossier ${kenmerk}. U bent gevraagd voor de zetel ${zetel}. Het dossier gaat open nadat u dit hebt verklaard.`} />
      <ErrorSummary errors={fout ? [{ fieldId: 'verklaring', message: fout }] : []} />
      <SplitLayout columns="side-main">
        <Card title="Wie erbij betrokken zijn">
          <ItemList label="Betrokken personen en organisaties" items={namen.map((naam) => ({ id: naam, body: naam }))} />
        </Card>
        <Card title="Uw verklaring">
          <Form method="post">
            <Stack>
              <p>Een belang is bijvoorbeeld: u kent een van deze mensen, u was eerder betrokken bij een besluit over betrokkene, of u hebt voordeel bij de uitkomst.</p>
              <RadioGroup
                name="verklaring"
                label="Wat verklaart u?"
                error={fout}
                options={[
                  { value: 'geen_belang', label: 'Ik heb geen belang', hint: 'Ik houd geheim wat ik hier lees en hoor.' },
                  { value: 'belang', label: 'Ik heb een belang', hint: 'U doet niet mee. De coördinator zoekt iemand anders. De reden vragen wij niet.' }
                ]}
              />
              <p><Button name="doen" value="verklaren">Verklaring vastleggen</Button></p>
            </Stack>
          </Form>
        </Card>
      </SplitLayout>
    </Stack>
  )
}
