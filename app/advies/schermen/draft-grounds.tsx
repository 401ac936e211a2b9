import { useCallback } from 'react'
import type * as Y from 'yjs'
import { useDocument } from '~/beoordeling/weging/use-document'
import { readParagraphs } from '~realtime/browser/index'
import { readAdviesDocument } from '../advies-document'
import { panelHref } from '../ground-links'
import { readGrounds, writeGround, type Geschreven, type Verwijzing } from '../grounds'
import { GroundLinks } from './ground-links'

type Deel = 'samenvatting' | 'zorgvuldigheid' | 'contra'

interface DraftGroundsProps {
  doc: Y.Doc
  deel: Deel
  dossierId: string
  /** The numbers of the stukken that there are. */
  stukken: readonly number[]
}

const none: Geschreven[] = []

/** Under a text that is being written: what each paragraph stands on so far, one click away, and which paragraph still names nothing. */
export function DraftGrounds({ doc, deel, dossierId, stukken }: DraftGroundsProps) {
  const read = useCallback((document: Y.Doc): Geschreven[] => {
    const concept = readAdviesDocument(document, readParagraphs)
    return deel === 'contra' ? concept.contra.map(({ tekst }) => readGrounds(tekst)) : concept[deel]
  }, [deel])
  const alineas = useDocument(doc, read, none)
  if (alineas.length === 0) return null
  const known = (grond: Verwijzing): boolean => grond.soort !== 'stuk' || stukken.includes(grond.nummer)
  const naam = deel === 'contra' ? 'Contra-indicatie' : 'Alinea'
  return (
    <div className="grounds">
      <p className="field__hint">Waarop dit steunt. Een bron opent in een nieuw tabblad.</p>
      <ul>
        {alineas.map(({ verwijzingen }, index) => (
          <li key={index}>
            {naam} {index + 1}:{' '}
            {verwijzingen.length === 0 ? <strong>noemt nog geen bron</strong> : (
              <GroundLinks
                newTab
                gronden={verwijzingen}
                tekst={(grond) => `${writeGround(grond).slice(1, -1)}${known(grond) ? '' : ' (bestaat niet)'}`}
                hrefOf={(grond) => (known(grond) ? panelHref(dossierId)(grond) : undefined)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
