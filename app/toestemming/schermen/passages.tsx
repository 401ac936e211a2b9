import type { Passage } from '~/platform/postvak/bericht'
import { ItemList, Tag } from '~/ui/index'

/** Passages of the verslag, word for word, each with its place. */
export const Passages = ({ passages }: { passages: readonly Passage[] }) => (
  <ItemList label="Passages uit het verslag" items={passages.map(({ alinea, tekst }) => ({ id: String(alinea), lead: <Tag shape="reference">alinea {alinea}</Tag>, body: <q>{tekst}</q> }))} />
)

/** The paragraphs of the verslag, to choose from. */
export const passageChoices = (alineas: readonly string[]) => alineas.map((tekst, index) => ({ value: String(index + 1), label: tekst, hint: `alinea ${index + 1}` }))
