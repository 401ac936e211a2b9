import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Breadcrumb, Button, Card, ErrorSummary, formatDateTime, Notice, PageTitle, Stack, TextField } from '~/ui/index'

interface InvitePageProps {
  dossierId: string
  kenmerk: string
  registernummer: string | null
  uitgenodigd: { code: string; verlooptOp: string } | undefined
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** The coördinator lets the gemachtigde in: to what the panel puts to them and what it issues, and to nothing else of the dossier. */
export function InvitePage({ dossierId, kenmerk, registernummer, uitgenodigd, lastResult }: InvitePageProps) {
  const { field, errors } = formState(lastResult, ['registernummer', 'email'])
  return (
    <Stack gap="large">
      <Breadcrumb items={[{ label: 'Dossiers', href: '/dossiers' }, { label: kenmerk, href: `/dossiers/${dossierId}` }, { label: 'Gemachtigde' }]} />
      <PageTitle title="Gemachtigde uitnodigen" intro="De gemachtigde leest wat het panel voorlegt en wat het uitbrengt. Nooit scores, weging of concept." />
      <ErrorSummary errors={errors} />
      {uitgenodigd && (
        <Notice tone="attention" title="Geef deze code persoonlijk, niet per mail" live="status">
          <p><code>{uitgenodigd.code}</code></p>
          <p>De code werkt één keer, tot {formatDateTime(uitgenodigd.verlooptOp)}, op de pagina <em>Eerste keer</em>. U ziet haar maar één keer.</p>
        </Notice>
      )}
      <Card title={registernummer ? `Nu gemachtigd: ${registernummer}` : 'Er is nog geen gemachtigde'}>
        <Form method="post">
          <Stack>
            {registernummer && <p>Nodigt u een ander uit, dan kan de vorige er niet meer in. Voor hetzelfde nummer komt er een nieuwe code.</p>}
            <TextField {...field('registernummer')} label="Registernummer" hint="Het nummer op het tableau of van de organisatie. Geen naam." width="short" />
            <TextField {...field('email')} label="Mailadres" type="email" hint="Hierheen gaat alleen het bericht dat er iets klaarstaat." />
            <p><Button name="doen" value="uitnodigen">Uitnodigen</Button></p>
          </Stack>
        </Form>
      </Card>
    </Stack>
  )
}
