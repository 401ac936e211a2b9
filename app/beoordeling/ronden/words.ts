import { rondeSoortNaam, type RondeSoort } from './schema'

/** How a round is named on a page: "Ronde 1, op de stukken". */
export const rondeNaam = (nummer: number, soort: RondeSoort): string => `Ronde ${nummer}, ${rondeSoortNaam[soort]}`

/** Above the form, for its writer: who will see this, and when (R-BEO-110). */
export const wieZietDit: Record<RondeSoort, string> = {
  op_stukken:
    'Alleen u ziet dit. U beoordeelt de stukken, nog vóór de hoorzitting. Ook als u indient ziet niemand iets, de voorzitter ook niet: de oordelen van dit panel gaan pas open, allemaal tegelijk, als alle leden ook na de hoorzitting hebben ingediend.',
  na_horen:
    'Alleen u ziet dit. U begint met uw eigen formulier van de ronde op de stukken: verander alleen wat de hoorzitting anders maakt. Als alle leden hebben ingediend gaan beide rondes tegelijk open voor dit panel. Eerder ziet niemand iets.',
  enige: 'Alleen u ziet dit. Als alle leden hebben ingediend gaan alle oordelen tegelijk open voor dit panel. Eerder ziet niemand iets.',
  heropend:
    'Alleen u ziet dit. U begint met uw eigen laatste formulier: verander alleen wat anders is geworden. Als alle leden hebben ingediend gaat deze ronde in één keer open voor dit panel. De eerdere ronde blijft zoals die was.'
}

/** Until when a sheet of this round can be corrected. */
export const verbeterenTot: Record<RondeSoort, string> = {
  op_stukken: 'U kunt een verbeterde versie indienen tot de ronde na de hoorzitting begint. De eerdere versie blijft bewaard.',
  na_horen: 'U kunt tot de onthulling een verbeterde versie indienen. De eerdere versie blijft bewaard.',
  enige: 'U kunt tot de onthulling een verbeterde versie indienen. De eerdere versie blijft bewaard.',
  heropend: 'U kunt tot de onthulling een verbeterde versie indienen. De eerdere versie blijft bewaard.'
}

/** What a dossier that is spoed may skip; chosen by the voorzitter, printed in the advies. */
export const overTeSlaan: readonly { value: string; label: string }[] = [
  { value: 'ronde', label: 'de eerste ronde, op de stukken' },
  { value: 'horen', label: 'horen door het hele panel' },
  { value: 'tegenlezing', label: 'de tegenlezing van “niet aannemelijk”' },
  { value: 'reactie', label: 'de gewone termijn voor een reactie van de gemachtigde' }
]
