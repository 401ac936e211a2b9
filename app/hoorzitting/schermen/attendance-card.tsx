import { useState, type FormEvent } from 'react'
import { Button, Card, Disclosure, Select, Stack, TextField } from '~/ui/index'
import { afwezigNaam, afwezigRedenen, functieNaam, functies, tolkGronden, tolkGrondNaam, type Functie } from '../zitting/schema'
import type { Plek, TolkStand } from '../zitting/rules'
import type { Deed } from './use-deed'

export interface AttendanceCardProps {
  aanwezig: Partial<Record<Functie, Plek>>
  tolk: TolkStand | null
  /** Seats that a quorum still needs. */
  ontbreekt: Functie[]
  leidt: boolean
  loopt: boolean
  deed: Deed
}

const plekNaam = (plek: Plek): string => (plek.waar === 'afwezig' ? `niet aanwezig, ${afwezigNaam[plek.reden]}` : plek.waar === 'elders' ? 'luistert elders mee' : 'in de zaal')

const plekOpties = [
  { value: 'zaal', label: 'In de zaal' },
  { value: 'elders', label: 'Luistert elders mee' },
  ...afwezigRedenen.map((reden) => ({ value: `afwezig-${reden}`, label: `Niet aanwezig, ${afwezigNaam[reden]}` }))
]

/** Who is there, by function; the interpreter by number. */
export function AttendanceCard({ aanwezig, tolk, ontbreekt, leidt, loopt, deed }: AttendanceCardProps) {
  const noted = functies.flatMap((functie) => {
    const plek = aanwezig[functie]
    return plek ? [{ functie, plek }] : []
  })
  return (
    <Card title="Aanwezig">
      <Stack gap="small">
        {noted.length === 0 && !tolk && <p>Nog niet genoteerd.</p>}
        <ul className="attendance">
          {noted.map(({ functie, plek }) => <li key={functie}>{functieNaam[functie]}: {plekNaam(plek)}</li>)}
          {tolk && <li>Tolk {tolk.nummer}: {tolkGrondNaam[tolk.grond].toLowerCase()}, {tolk.wijze === 'telefoon' ? 'per telefoon' : 'in de zaal'}</li>}
        </ul>
        {loopt && <p role="status">{ontbreekt.length === 0 ? 'Het panel is compleet.' : `Nog niet compleet: ${ontbreekt.map((functie) => functieNaam[functie].toLowerCase()).join(', ')}.`}</p>}
        {leidt && loopt && <Disclosure label="Wie is er?"><Who deed={deed} /></Disclosure>}
        {leidt && loopt && <Disclosure label="Tolk"><Interpreter deed={deed} /></Disclosure>}
      </Stack>
    </Card>
  )
}

/** Every field of the form, as the deed wants it. */
const fieldsOf = (event: FormEvent<HTMLFormElement>): Record<string, string> => {
  event.preventDefault()
  return Object.fromEntries([...new FormData(event.currentTarget).entries()].map(([name, value]) => [name, String(value)]))
}

function Who({ deed }: { deed: Deed }) {
  return (
    <form autoComplete="off" onSubmit={(event) => deed.send({ doen: 'aanwezig', ...fieldsOf(event) })}>
      <Stack gap="small">
        <Select name="functie" label="Functie" options={functies.map((functie) => ({ value: functie, label: functieNaam[functie] }))} />
        <Select name="plek" label="Waar" options={plekOpties} />
        <p><Button variant="secondary" size="small" busy={deed.busy}>Noteren</Button></p>
      </Stack>
    </form>
  )
}

function Interpreter({ deed }: { deed: Deed }) {
  const [nummer, setNummer] = useState('')
  return (
    <form autoComplete="off" onSubmit={(event) => deed.send({ doen: 'tolk', ...fieldsOf(event) })}>
      <Stack gap="small">
        <TextField name="tolknummer" label="Nummer van de tolk" hint="Geen naam." inputMode="numeric" width="short" value={nummer} onChange={(event) => setNummer(event.currentTarget.value)} />
        <Select name="tolkgrond" label="Beëdigd?" options={tolkGronden.map((grond) => ({ value: grond, label: tolkGrondNaam[grond] }))} />
        <Select name="tolkwijze" label="Waar" options={[{ value: 'zaal', label: 'In de zaal' }, { value: 'telefoon', label: 'Per telefoon' }]} />
        <p><Button variant="secondary" size="small" busy={deed.busy}>Tolk noteren</Button></p>
      </Stack>
    </form>
  )
}
