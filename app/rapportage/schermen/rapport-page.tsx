import type { ReactNode } from 'react'
import { Button, ButtonLink, Card, DataTable, DateField, Disclosure, EmptyState, Notice, PageTitle, Select, SplitLayout, Stack, TextField, type Column } from '~/ui/index'
import { celTekst, deelTekst, duurTekst, getal2, type VlakBlad, type VlakRij } from '../cellen'
import { getal } from '../cijfers/rules'
import { kopregels } from '../kop'
import type { GelezenRapport } from '../read-rapport.server'
import type { Beeld } from '../beelden/draw.server'
import { delingen } from '../schema'
import type { Beeldtabel, Doorlooptabel, Kolom, Rapport, Verdeling } from '../tabellen/schema'
import { teambladen } from '../teambladen'

export interface RapportPageProps extends GelezenRapport {
  beelden: Beeld[]
  /** The reader may see the numbers of the team, and choose. */
  team: boolean
}

/** The management report: what is asked, the files, a list of the tables, and every table with its picture above it. */
export function RapportPage({ vraag, fouten, jaren, rapport, vastgesteldOp, oefenen, verlengingen, op, beelden, team }: RapportPageProps) {
  const bladen = teambladen({ verlengingen, oefenen })
  const address = (vorm: string): string => `/rapportage/bestand?${new URLSearchParams({ vorm, voor: vraag.soort, van: vraag.van, totEnMet: vraag.totEnMet, jaar: String(vraag.jaar ?? ''), deling: vraag.deling, ...(vraag.soort === 'team' ? { leeftijd: vraag.leeftijd.join(',') } : {}) }).toString()}`
  return (
    <Stack gap="large">
      <PageTitle title="Rapportage" intro={team ? 'Cijfers over alle zaken, voor het team. Kies een periode en een verdeling.' : 'Cijfers over alle zaken, per jaar. Een jaar komt erbij op 1 maart van het jaar erna.'} />
      {fouten.length > 0 && <Notice tone="weakened" title="Dit klopt niet" live="alert">{fouten.map((bericht) => <p key={bericht}>{bericht}</p>)}</Notice>}
      <SplitLayout columns="main-side">
        <Card title="Wat wilt u zien?">
          <RapportKeuze vraag={vraag} jaren={jaren} team={team} />
        </Card>
        {rapport && (
          <Stack gap="large">
            <Notice tone={vraag.soort === 'team' ? 'attention' : 'info'} title={vraag.soort === 'team' ? 'Cijfers van het team' : 'Cijfers voor buiten het team'}>
              <p>Aantal zaken: <strong>{celTekst(rapport.zaken[0] ?? null)}</strong>.</p>
              {kopregels({ vraag, vastgesteldOp, op }).map((line) => <p key={line}>{line}</p>)}
            </Notice>
            <Card title="Als bestand">
              <p className="rapport__bestanden">
                <ButtonLink variant="secondary" href={address('pdf')}>PDF</ButtonLink> <ButtonLink variant="secondary" href={address('xlsx')}>Rekenblad (XLSX)</ButtonLink> <ButtonLink variant="secondary" href={address('csv')}>CSV</ButtonLink>
              </p>
            </Card>
          </Stack>
        )}
      </SplitLayout>
      {rapport === null ? (
        <EmptyState title="Hierover is niets te vertellen">{vraag.jaar === null ? 'Er is nog geen jaar waarover cijfers zijn. Een jaar komt erbij op 1 maart van het jaar erna.' : 'In dit jaar waren er te weinig zaken. Kies een ander jaar.'}</EmptyState>
      ) : (
        <>
          <Card title="Naar een tabel">
            <nav aria-label="Tabellen">
              <ul className="rapport__inhoud">
                {rapport.tabellen.map(({ code, nummer, titel }) => <li key={code}><a href={`#tabel-${code}`}>{nummer} {titel}</a></li>)}
                {bladen.map(({ titel }, at) => <li key={titel}><a href={`#blad-${at + 1}`}>{titel}</a></li>)}
              </ul>
            </nav>
          </Card>
          {rapport.tabellen.map((tabel) => (
            <Card key={tabel.code} id={`tabel-${tabel.code}`} title={`${tabel.nummer} ${tabel.titel}`}>
              <Plaat beeld={beelden.find(({ code }) => code === tabel.code)} />
              {tabel.soort === 'verdeling' ? <Verdeeld tabel={tabel} rapport={rapport} /> : tabel.soort === 'doorlooptijden' ? <Duren tabel={tabel} kolommen={rapport.kolommen} /> : <Overeenstemming tabel={tabel} />}
            </Card>
          ))}
          {bladen.map((blad, at) => <Card key={blad.titel} id={`blad-${at + 1}`} title={blad.titel}><Teamblad blad={blad} /></Card>)}
        </>
      )}
    </Stack>
  )
}

/** The picture, with what it says in words; the table beside it holds the same. */
function Plaat({ beeld }: { beeld: Beeld | undefined }): ReactNode {
  if (!beeld) return null
  // Where it is narrow it scrolls, also by keyboard. Drawn by us from codes and numbers; ECharts escapes every text in it.
  return <div className="rapport__beeld" role="img" tabIndex={0} aria-label={beeld.tekst} dangerouslySetInnerHTML={{ __html: beeld.svg }} />
}

/** More columns than fit a page, as of a split by region, scroll inside their card, also by keyboard. */
function Breed({ titel, aantal, children }: { titel: string; aantal: number; children: ReactNode }) {
  if (aantal <= PASSEN) return children
  return <div className="rapport__breed" role="region" aria-label={`${titel}, tabel`} tabIndex={0}>{children}</div>
}
const PASSEN = 4

function RapportKeuze({ vraag, jaren, team }: { vraag: GelezenRapport['vraag']; jaren: number[]; team: boolean }) {
  return (
    <form method="get" action="/rapportage">
      <Stack>
        {team && <Select name="voor" label="Voor wie" defaultValue={vraag.soort} options={[{ value: 'team', label: 'Het team: alle aantallen' }, { value: 'buiten', label: 'Buiten het team: kleine aantallen weggelaten' }]} />}
        {vraag.soort === 'team' ? (
          <>
            <DateField name="van" label="Van" defaultValue={vraag.van} />
            <DateField name="totEnMet" label="Tot en met" defaultValue={vraag.totEnMet} />
            <Disclosure label="Leeftijdsgroepen">
              <TextField name="leeftijd" label="Ondergrenzen" hint="Van laag naar hoog, met komma's ertussen. De laatste groep heeft geen einde." defaultValue={vraag.leeftijd.join(', ')} />
            </Disclosure>
          </>
        ) : (
          <Select name="jaar" label="Jaar" defaultValue={String(vraag.jaar ?? '')} options={jaren.map((jaar) => ({ value: String(jaar), label: String(jaar) }))} />
        )}
        <Select name="deling" label="Verdeeld naar" defaultValue={vraag.deling} options={delingen.codes.map((code) => ({ value: code, label: delingen.naam[code] }))} />
        <Button type="submit">Toon de cijfers</Button>
      </Stack>
    </form>
  )
}

/** What stands beside the tables of the cases, for the team. */
function Teamblad({ blad: { titel, onderschrift, kop, rijen } }: { blad: VlakBlad }) {
  const columns = kop.map((header, at): Column<VlakRij> => ({ key: header, header, rowHeader: at === 0, ...(header === 'Aantal' ? { align: 'end' as const } : {}), cell: (rij) => { const waarde = rij[at] ?? null; return typeof waarde === 'number' ? celTekst(waarde) : waarde } }))
  return (
    <>
      <p>{onderschrift}.</p>
      {rijen.length > 0 && <DataTable caption={titel} captionHidden rows={rijen} rowKey={(rij) => rij.join(' ')} columns={columns} />}
    </>
  )
}

function Verdeeld({ tabel, rapport }: { tabel: Verdeling; rapport: Rapport }) {
  type Row = Verdeling['rijen'][number]
  const rows: Row[] = [...tabel.rijen, { code: 'basis', naam: 'Basis', cellen: tabel.bases, nvt: true }]
  const columns: Column<Row>[] = [
    { key: 'naam', header: 'Groep', rowHeader: true, cell: ({ naam }) => naam },
    ...rapport.kolommen.map((kolom, at): Column<Row> => ({ key: kolom.code, header: kolom.naam, align: 'end', nowrap: true, cell: ({ cellen, nvt }) => (nvt ? celTekst(cellen[at] ?? null) : deelTekst(cellen[at] ?? null, tabel.bases[at] ?? null)) }))
  ]
  return (
    <>
      <p>Percentages van: {tabel.basis}.</p>
      <Breed titel={tabel.titel} aantal={rapport.kolommen.length}><DataTable caption={tabel.titel} captionHidden rows={rows} rowKey={({ code }) => code} columns={columns} /></Breed>
    </>
  )
}

function Duren({ tabel, kolommen }: { tabel: Doorlooptabel; kolommen: readonly Kolom[] }) {
  type Row = Doorlooptabel['rijen'][number]
  const columns: Column<Row>[] = [
    { key: 'naam', header: 'Van en tot', rowHeader: true, cell: ({ code, naam, eenheid, streef }) => <>{code} {naam} <small>in {eenheid}{streef ? `; streef ${streef}` : ''}</small></> },
    ...kolommen.map((kolom, at): Column<Row> => ({ key: kolom.code, header: `${kolom.naam}, gemiddeld`, align: 'end', cell: ({ cellen }) => { const { gemiddelde, rest } = duurTekst(cellen[at] ?? null); return <>{gemiddelde} <small>{rest}</small></> } }))
  ]
  return (
    <>
      <p>Over de zaken waarvan beide dagen bekend zijn.</p>
      <Breed titel={tabel.titel} aantal={kolommen.length}><DataTable caption={tabel.titel} captionHidden rows={tabel.rijen} rowKey={({ code }) => code} columns={columns} /></Breed>
    </>
  )
}

function Overeenstemming({ tabel }: { tabel: Beeldtabel }) {
  const column = (key: 'dossiers' | 'eens' | 'verschillend' | 'tegengesteld' | 'nietTeBeoordelen', header: string): Column<Beeldtabel['rijen'][number]> =>
    ({ key, header, align: 'end', cell: (rij) => (key === 'dossiers' ? celTekst(rij.dossiers) : deelTekst(rij[key], rij.dossiers)) })
  return (
    <>
      <p>
        Hoe de oordelen van de leden naast elkaar lagen, over dossiers met een uitgebracht advies. Nooit van wie.{' '}
        {tabel.alfa === null ? 'Voor één getal over alle criteria zijn er te weinig dossiers.' : `Alfa van Krippendorff: ${getal2(tabel.alfa)}, over ${celTekst(tabel.dossiers)} dossiers. 1 is: altijd gelijk; 0 is: niet vaker dan bij toeval.`}
      </p>
      <Breed titel={tabel.titel} aantal={7}>
        <DataTable
          caption={tabel.titel} captionHidden rows={tabel.rijen} rowKey={({ catalogus, code }) => `${catalogus} ${code}`} empty="Nog geen dossiers met een uitgebracht advies."
          columns={[
            { key: 'code', header: 'Criterium', rowHeader: true, cell: ({ code, catalogus }) => <>{code} <small>{catalogus}</small></> },
            column('dossiers', 'Dossiers'), column('eens', 'Allen gelijk'), column('verschillend', 'Verschillend'), column('tegengesteld', 'Tegengesteld'), column('nietTeBeoordelen', 'Niet te beoordelen'),
            { key: 'gelijk', header: 'Gemiddeld gelijk', align: 'end', cell: ({ gelijk }) => (gelijk === null ? '–' : `${getal(gelijk)}%`) }
          ]}
        />
      </Breed>
    </>
  )
}
