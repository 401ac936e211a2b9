import { capital } from '~/platform/letters/rules'
import { Card, DataTable, Disclosure, formatDate, formatDay, Notice, Stack } from '~/ui/index'
import type { DublinBlok } from '../read-spoor-page.server'
import { overInWoorden } from '../words'

/** What still can before the last day of transfer, and what cannot; each with why, in words and with a sign (R-KET-40). */
export function DublinCard({ uod, voorbij, dichtbij, werkdagenOver, kan, werkweek, wijzigingen }: DublinBlok) {
  return (
    <Card title="Dublin: wat nog kan" id="dublin" edge={dichtbij || voorbij ? 'top' : undefined}>
      <Stack>
        <Notice tone={dichtbij || voorbij ? 'attention' : 'info'} title={`Uiterste overdrachtsdatum: ${formatDate(uod)}`}>
          <p>{voorbij ? 'Deze dag is voorbij.' : `${capital(overInWoorden(werkdagenOver, 'loopt'))}. ${dichtbij ? 'Dat is te kort om een aangifte nog te behandelen.' : 'Dat is genoeg om een aangifte te behandelen.'}`}</p>
        </Notice>
        <DataTable
          caption="Wat nog kan en wat niet"
          captionHidden
          rows={kan}
          rowKey={({ wat }) => wat}
          columns={[
            { key: 'wat', header: 'Wat', rowHeader: true, cell: ({ wat }) => wat },
            { key: 'kan', header: 'Kan het?', nowrap: true, cell: (rij) => <strong><span aria-hidden="true">{rij.kan ? '✓ ' : '✕ '}</span>{rij.kan ? 'Ja' : 'Nee'}</strong> },
            { key: 'waarom', header: 'Waarom', cell: ({ waarom }) => waarom }
          ]}
        />
        <Disclosure label="Werkweken, en wanneer het beleid veranderde">
          <Stack gap="small">
            <p>{werkweek}</p>
            {wijzigingen.map(({ wat, geldt, oneens, bronnen }) => (
              <p key={wat}>{wat} {geldt ? 'Dat geldt hier.' : 'Dat gold hier nog niet.'} {oneens && 'De bronnen zijn het over deze dag niet eens. '}Bronnen: {bronnen.map(({ op, bron }) => `${formatDay(op)} (${bron})`).join('; ')}.</p>
            ))}
          </Stack>
        </Disclosure>
      </Stack>
    </Card>
  )
}
