import type { Bericht } from '~/platform/postvak/bericht'
import { Card, EmptyState, formatDate, formatDateTime, ItemList, Notice, Stack, SummaryList, Tag } from '~/ui/index'
import type { Overgekomen } from './read-overgekomen.server'

/** What came over the wall for this case: passages of the verslag, on her consent or at acute danger. */
export function OvergekomenLijst({ overgekomen }: { overgekomen: readonly Overgekomen[] }) {
  if (overgekomen.length === 0) return <EmptyState title="Niets overgekomen" headingLevel={3}>Wat betrokkene uit het verslag van de hoorzitting laat overdragen, komt hier te staan.</EmptyState>
  return <Stack>{overgekomen.map((each) => (each.bericht ? <Geopend key={each.id} {...each} bericht={each.bericht} /> : <Dicht key={each.id} {...each} />))}</Stack>
}

function Geopend({ bericht, verzondenOp, opgehaaldOp }: Overgekomen & { bericht: Bericht }) {
  const { passages, verslag, grondslag } = bericht
  const vrij = grondslag.soort === 'toestemming'
  return (
    <Card headingLevel={3} title={`Overgedragen op ${formatDateTime(verzondenOp)}`} aside={<Tag tone={vrij ? 'good' : 'attention'}>{vrij ? 'Met toestemming' : 'Acuut gevaar'}</Tag>}>
      <Stack>
        {!vrij && <Notice tone="attention" title="Zonder toestemming van betrokkene"><p>Ga er niet van uit dat zij dit weet.</p></Notice>}
        <ItemList label="Passages" items={passages.map(({ alinea, tekst }) => ({ id: String(alinea), lead: <Tag shape="reference">alinea {alinea}</Tag>, body: <q>{tekst}</q> }))} />
        <SummaryList
          variant="plain"
          rows={[
            ...(grondslag.soort === 'toestemming'
              ? [{ term: 'Waarvoor zij toestemming gaf', value: grondslag.waarvoor }, { term: 'Gevraagd', value: `${formatDate(grondslag.gevraagdOp)}, ${grondslag.tolk === 'met' ? 'met een tolk' : 'zonder tolk'}` }]
              : [{ term: 'Grond', value: grondslag.grond }]),
            { term: 'Uit het verslag van', value: `${formatDate(verslag.gehoordOp)}, versie ${verslag.versie}` },
            { term: 'Opgehaald', value: formatDateTime(opgehaaldOp) }
          ]}
        />
      </Stack>
    </Card>
  )
}

const Dicht = ({ verzondenOp, opgehaaldOp }: Overgekomen) => (
  <Notice tone="weakened" title={`Kon niet worden geopend: verzonden op ${formatDateTime(verzondenOp)}, opgehaald op ${formatDateTime(opgehaaldOp)}`}>
    <p>De envelop is bewaard zoals zij kwam. Meld dit bij uw beheerder: de sleutel van het postvak past er niet op, of de envelop is onderweg veranderd. Past er later een sleutel, dan staat de inhoud hier vanzelf.</p>
  </Notice>
)
