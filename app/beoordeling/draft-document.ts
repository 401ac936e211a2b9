import type * as Y from 'yjs'
import { SCORE_FIELDS_ROOT, scoreTextRoot } from '~/dossier/rooms'
import type { Catalogus, Eis, GescoordCriterium } from './catalogus/schema'
import { draftKey, type DraftFields, type DraftVeld } from './draft-fields'

/** The fields of one criterion that are typed letter by letter: each is a shared text of its own in the room. */
export function typedFields(criterium: GescoordCriterium): DraftVeld[] {
  if (criterium.soort === 'tekst') return ['tekst']
  const asked = criterium.eisen.flatMap((eis) => typedAnswers[eis.vraagt] ?? [])
  return ['reden', 'ontbrekend', ...new Set(asked)]
}

/** The field in which the answer to a demand is typed. */
const typedAnswers: Partial<Record<Eis['vraagt'], DraftVeld>> = {
  notitie: 'notitie',
  motivering: 'motivering',
  'weersprekend citaat': 'weerspreekt',
  voorlegging: 'voorlegging',
  'andere grond': 'grond'
}

/** The keys of all typed fields of a catalogue (`B3/reden`); the gate admits these roots in a score room and no other. */
export function typedKeys(catalogus: Catalogus): string[] {
  return catalogus.groepen.flatMap((groep) =>
    groep.criteria.flatMap((criterium) => (criterium.soort === 'geen' ? [] : typedFields(criterium).map((veld) => draftKey(criterium.code, veld))))
  )
}

/**
 * The draft in a score room as flat fields, the one reading that browser and server share: what the member sees counted
 * as complete is what *indienen* finds complete. A value that is no text counts as empty.
 */
export function readDraftDocument(doc: Y.Doc, catalogus: Catalogus): DraftFields {
  const chosen = [...doc.getMap(SCORE_FIELDS_ROOT).entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const typed = typedKeys(catalogus).map((key): [string, string] => [key, doc.getText(scoreTextRoot(key)).toString()])
  return Object.fromEntries([...chosen, ...typed.filter(([, text]) => text !== '')])
}
