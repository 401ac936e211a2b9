import { Disclosure, formatDate, formatDateTime, ItemList, Notice, Stack, SummaryList, Tag } from '~/ui/index'
import { outcomeOf } from '../verify-outcome'
import { limitsOf, type Check, type VerifyReport } from '../verify-report'

const words: Record<Check['oordeel'], string> = { goed: 'Klopt', fout: 'Klopt niet', afwezig: 'Niet aanwezig', 'niet-gecontroleerd': 'Niet nagegaan' }

/** What was found about one file: one result on top, then what it is, then each check with its sentence. */
export function VerifyResult({ rapport, live }: { rapport: VerifyReport; live?: 'status' }) {
  const { soort, toon, titel, uitleg } = outcomeOf(rapport)
  return (
    <Stack>
      <Notice tone={toon} title={titel} live={live}><p>{uitleg}</p></Notice>
      {rapport.houdt && <Claims rapport={rapport} />}
      <Disclosure label={`Wat er is nagegaan (${rapport.controles.length})`} open={soort === 'veranderd' || soort === 'onbekende-ondertekenaar'}>
        <ItemList
          label="Wat er is nagegaan"
          items={rapport.controles.map((check) => ({ id: check.id, lead: <Verdict check={check} test={isTestCheck(check, rapport)} />, body: check.zin }))}
        />
      </Disclosure>
      <Disclosure label="Wat dit niet zegt">
        <ItemList label="Wat dit niet zegt" items={limitsOf(rapport).map((zin) => ({ id: zin, body: zin }))} />
      </Disclosure>
    </Stack>
  )
}

const isTestCheck = ({ id, oordeel }: Check, { vertrouwen, tijdstempel, archiefstempel }: VerifyReport): boolean =>
  oordeel === 'goed' && ((id === 'ondertekenaar' && vertrouwen === 'test') || (id === 'tijdstempel-dienst' && tijdstempel?.vertrouwen === 'test') || (id === 'archiefstempel' && archiefstempel?.vertrouwen === 'test'))

function Verdict({ check, test }: { check: Check; test: boolean }) {
  if (test) return <Tag tone="attention">TEST</Tag>
  return <Tag tone={check.oordeel === 'goed' ? 'good' : check.oordeel === 'fout' ? 'weakened' : 'neutral'}>{words[check.oordeel]}</Tag>
}

/** What the file says of itself; shown only when it may be believed. */
function Claims({ rapport: { advies, ondertekenaar, verzegeldVolgensBestand, niveau, tijdstempel } }: { rapport: VerifyReport }) {
  if (!advies) return null
  return (
    <SummaryList
      rows={[
        { id: 'advies', term: 'Advies', value: `${advies.kenmerk}, versie ${advies.versie}` },
        { id: 'vastgesteld', term: 'Vastgesteld', value: formatDate(advies.vastgesteldOp) },
        ...(verzegeldVolgensBestand ? [{ id: 'zegel', term: 'Verzegeld, volgens het bestand', value: formatDateTime(verzegeldVolgensBestand) }] : []),
        ...(tijdstempel ? [{ id: 'bewezen', term: tijdstempel.vertrouwen === 'test' ? 'Tijdstempel (TEST)' : 'Bewezen tijd', value: formatDateTime(tijdstempel.tijd) }] : []),
        ...(niveau ? [{ id: 'niveau', term: 'Niveau van het zegel', value: niveau }] : []),
        ...(ondertekenaar ? [{ id: 'naam', term: 'Zegel van', value: ondertekenaar.naam }] : []),
        { id: 'getal', term: 'Controle\u00adgetal van de tekst', value: <code>{advies.sha256.match(/.{1,8}/g)?.join(' ')}</code> }
      ]}
    />
  )
}
