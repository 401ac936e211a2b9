import { formatDay, sayDays } from '~/ui/index'
import type { IndicatieInhoud } from '../schema'

type Tijd = Pick<IndicatieInhoud, 'datum' | 'datumTot' | 'datumTekst'>

/** A certain day or period as people say it; beside it the words of the source where those say more, and alone when nothing is certain. */
export function Wanneer({ tijd: { datum, datumTot, datumTekst } }: { tijd: Tijd }) {
  if (!datum) return <>{sayDays(datumTekst)}</>
  const own = datumTekst !== datum && datumTekst !== `${datum} tot en met ${datumTot}`
  return (
    <>
      <time dateTime={datum}>{formatDay(datum)}</time>
      {datumTot && <> tot en met <time dateTime={datumTot}>{formatDay(datumTot)}</time></>}
      {own && <> ({sayDays(datumTekst)})</>}
    </>
  )
}

/** Text with its line ends. */
export function Lines({ text }: { text: string }) {
  return <>{text.split('\n').map((line, index) => <span key={index}>{index > 0 && <br />}{line}</span>)}</>
}
