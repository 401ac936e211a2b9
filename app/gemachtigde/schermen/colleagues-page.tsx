import type { SubmissionResult } from '@conform-to/react'
import { Form } from '~/toegang/web'
import { formState } from '~/ui/form-state'
import { Button, Card, EmptyState, ErrorSummary, formatDateTime, PageTitle, RadioGroup, Stack, Tag } from '~/ui/index'
import type { Secrets } from '../toegang/invite.server'
import type { ColleaguesData } from '../toegang/read-access.server'
import { isOpen } from '../toegang/rules'
import { kantoorFunctieNaam, kantoorFuncties } from '../toegang/schema'
import { GivenOnce } from './given-once'
import { SideBreadcrumb } from './side-breadcrumb'

interface ColleaguesPageProps extends ColleaguesData {
  gegeven: Secrets | undefined
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** The gemachtigde lets a colleague in, within the own term. */
export function ColleaguesPage({ dossierId, kenmerk, hoogstens, links, gegeven, lastResult }: ColleaguesPageProps) {
  const { field, errors } = formState(lastResult, ['kantoorFunctie', 'link'])
  return (
    <Stack gap="large">
      <SideBreadcrumb dossierId={dossierId} kenmerk={kenmerk} label="Wie met u meekijkt" />
      <PageTitle title="Wie met u meekijkt" intro={`U kunt hoogstens ${hoogstens} mensen van uw kantoor toelaten, zolang uw eigen toegang duurt. De coördinator ziet wie dat zijn, bij functie.`} />
      <ErrorSummary errors={errors} />
      {gegeven && <GivenOnce gegeven={gegeven} />}
      <Card title="Iemand toelaten" edge="top">
        <Form method="post">
          <Stack>
            <RadioGroup {...field('kantoorFunctie')} label="Wie laat u toe?" options={kantoorFuncties.map((value) => ({ value, label: kantoorFunctieNaam[value] }))} />
            <p><Button name="doen" value="toelaten">Toelaten</Button></p>
          </Stack>
        </Form>
      </Card>
      <Card title="Wie u toeliet">
        {links.length === 0 && <EmptyState title="Nog niemand">U bent de enige namens betrokkene.</EmptyState>}
        <Stack>
          {links.map(({ id, functie, state, laatstGeopendOp }) => (
            <div key={id}>
              <h3>{functie} <Tag tone="neutral">{state}</Tag></h3>
              <p>{laatstGeopendOp ? `Laatst geopend: ${formatDateTime(laatstGeopendOp)}.` : 'Nog niet geopend.'}</p>
              {isOpen(state) && (
                <Form method="post">
                  <input type="hidden" name="link" value={id} />
                  <Button variant="danger" size="small" name="doen" value="intrekken" aria-label={`Toegang intrekken: ${functie}`}>Nu intrekken</Button>
                </Form>
              )}
            </div>
          ))}
        </Stack>
      </Card>
    </Stack>
  )
}
