import { DataTable, Disclosure, Notice, Stack, Tag, type Column } from '~/ui/index'
import type { Checklist273f } from './checklist-273f'
import { checklist273f } from './current-273f'
import type { Minderjarig } from './schema'

type Sub = Checklist273f['handelingen'][number]

const means: Record<Sub['middel'], string> = { nodig: 'ja', 'niet nodig': 'nee', 'niet van toepassing': 'speelt geen rol' }

const columns: Column<Sub>[] = [
  { key: 'sub', header: 'Sub', rowHeader: true, cell: ({ sub }) => sub },
  { key: 'handelingen', header: 'Handeling', cell: ({ handelingen }) => handelingen.join(', ') },
  { key: 'leeftijd', header: 'Leeftijd', cell: ({ leeftijd }) => leeftijd },
  { key: 'middel', header: 'Dwangmiddel nodig', cell: ({ middel }) => means[middel] },
  { key: 'doelen', header: 'Doel of gevolg', cell: ({ doelen }) => doelen.join(', ') }
]

/**
 * Artikel 273f Sr beside group A: acts, means and purpose, folded. A reminder, never a form: nothing is ticked or counted. For a minor,
 * or in doubt, it says that no means is asked (R-BEO-8, R-BEO-135).
 */
export function Checklist273fView({ minderjarig }: { minderjarig: Minderjarig }) {
  const { label, status, toelichting, bron, middelen, handelingen, uitbuiting, kwetsbarePositie } = checklist273f
  const rows = minderjarig === 'ja' ? handelingen.filter(({ middel }) => middel !== 'nodig') : handelingen
  return (
    <Disclosure label="Artikel 273f als controlelijst: handeling, middel en doel">
      <Stack gap="small">
        {minderjarig !== 'nee' && (
          <Notice title="Bij een minderjarige is geen dwangmiddel nodig">
            <p>{minderjarig === 'ja' ? 'Betrokkene was minderjarig tijdens de feiten.' : 'Er is twijfel over de leeftijd: behandel betrokkene als kind.'} Vraag niet naar een middel.</p>
          </Notice>
        )}
        <p>{toelichting}</p>
        <DataTable caption="Handelingen van artikel 273f, eerste lid" columns={columns} rows={rows} rowKey={({ sub }) => String(sub)} />
        {minderjarig !== 'ja' && <Items title="Middelen" items={middelen} />}
        <Items title="Uitbuiting is ten minste" items={uitbuiting} />
        <p>Kwetsbare positie: {kwetsbarePositie}</p>
        <p className="field__hint">{label}. Bron: {bron}. <Tag tone="neutral">{status}</Tag></p>
      </Stack>
    </Disclosure>
  )
}

function Items({ title, items }: { title: string; items: readonly { code: string; naam: string }[] }) {
  return (
    <div className="checklist-273f">
      <h3>{title}</h3>
      <ul>{items.map(({ code, naam }) => <li key={code}>{naam}</li>)}</ul>
    </div>
  )
}
