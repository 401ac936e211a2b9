import { formatDateTime, SummaryList } from '~/ui/index'

interface ReceiptProps {
  versie: number
  sha256: string
  /** ISO. */
  op: string
}

/** What a member keeps of a sheet that was handed in. */
export function Receipt({ versie, sha256, op }: ReceiptProps) {
  return (
    <>
      <SummaryList
        rows={[
          { term: 'Versie', value: String(versie) },
          { term: 'Ingediend', value: formatDateTime(op) },
          { term: 'Bewijs', value: <code className="receipt">{sha256}</code> }
        ]}
      />
      <p>Dit is uw ontvangstbewijs: de vingerafdruk (SHA-256) van wat u indiende. Bewaar het buiten Weging. Verandert er één letter in uw formulier, dan past het bewijs niet meer. U kunt dat nagaan op de bladzijde Rondes, ook na de onthulling.</p>
    </>
  )
}
