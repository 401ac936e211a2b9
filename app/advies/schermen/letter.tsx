import { Document, DocumentHead, formatDate } from '~/ui/index'
import type { Brief } from '../brief/schema'

type Written = Pick<Brief, 'kenmerk' | 'proef' | 'delen' | 'uitleg' | 'vragen' | 'taal' | 'eigenTaal' | 'geenTekst'>

interface LetterProps {
  brief: Written
  /** When the advies was issued; null before that. */
  uitgebrachtOp: string | null
}

const Alineas = ({ teksten }: { teksten: readonly string[] }) => teksten.map((tekst, index) => <p key={index}>{tekst}</p>)

/** The words that are the same for everybody with this outcome. */
export const LetterParts = ({ delen }: Pick<Brief, 'delen'>) =>
  delen.map(({ kop, alineas, lijst }) => (
    <section key={kop}>
      <h2>{kop}</h2>
      <Alineas teksten={alineas} />
      {lijst.length > 0 && <ul>{lijst.map((regel) => <li key={regel}>{regel}</li>)}</ul>}
    </section>
  ))

/** The letter as betrokkene gets it: first in her own language, then in Dutch. The text in her own language says its language and direction. */
export const Letter = ({ brief: { kenmerk, proef, delen, uitleg, vragen, taal, eigenTaal, geenTekst }, uitgebrachtOp }: LetterProps) => (
  <Document look="wide">
    <DocumentHead
      eyebrow={`Dossier ${kenmerk}${uitgebrachtOp ? ` · ${formatDate(uitgebrachtOp)}` : ''}${proef ? ' · TEST, geen rechtskracht' : ''}`}
      title="Brief over het advies"
    />
    {eigenTaal.length > 0 && (
      <section className="letter__own" lang={taal.code} dir={taal.richting}>
        <Alineas teksten={eigenTaal} />
      </section>
    )}
    <LetterParts delen={delen} />
    <section>
      <h2>Hebt u vragen?</h2>
      <p>Deze brief wordt aan u uitgelegd door: {uitleg}. U mag altijd vragen om het nog een keer uit te leggen.</p>
      <p>Met vragen kunt u terecht bij: {vragen}.</p>
      {geenTekst && <p>Er is geen tekst in uw eigen taal ({taal.naam}). De reden: {geenTekst}</p>}
    </section>
  </Document>
)
