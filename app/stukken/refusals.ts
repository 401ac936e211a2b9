import type { FileRefusal } from './file-check'

const NIEUWE_PDF = 'Open het stuk, kies Afdrukken, en bewaar het als nieuwe PDF. Voeg die toe.'

const texts: Record<FileRefusal | 'mislukt', string> = {
  leeg: 'Kies eerst het bestand van het stuk. Dit bestand is leeg.',
  soort: 'Dit bestand is geen PDF, beeld (PNG, JPEG of WebP) of platte tekst, ook als de naam dat zegt. Bewaar het stuk als PDF en voeg die toe.',
  'pdf-kapot': `Deze PDF is niet heel: zij gaat niet open. ${NIEUWE_PDF}`,
  'pdf-wachtwoord': 'Op deze PDF zit een wachtwoord. Haal het eraf en voeg het stuk opnieuw toe.',
  'pdf-actief': `In deze PDF zit iets dat zelf werkt, zoals een script, een formulier dat verstuurt of een ander bestand. Zo komt zij niet in het dossier. ${NIEUWE_PDF}`,
  'beeld-kapot': 'Dit beeld is niet heel: het gaat niet open. Bewaar of scan het opnieuw en voeg het dan toe.',
  'beeld-te-groot': 'Dit beeld heeft te veel beeldpunten. Maak het kleiner (hoogstens 100 megapixel) of bewaar het als PDF.',
  'tekst-te-lang': 'Deze tekst is te lang (hoogstens 1 MB). Bewaar het stuk als PDF en voeg die toe.',
  mislukt: `Het nakijken van dit bestand lukte niet. ${NIEUWE_PDF}`
}

/** What is wrong with a file and what to do. */
export const fileRefusalText = (reden: FileRefusal | 'mislukt'): string => texts[reden]

export const tooLarge = (maxMb: number): string => `Dit bestand is te groot: hoogstens ${maxMb} MB. Scan het in grijs of met minder punten, of knip het in twee stukken.`
export const OPSLAG_VOL = 'De opslag van Weging is vol. Het stuk is niet bewaard; wat er al stond is er nog. Vraag de beheerder om ruimte en voeg het stuk dan opnieuw toe.'
export const TE_VEEL_STUKKEN = 'In dit dossier kunnen geen stukken meer bij. Voeg stukken samen tot één PDF.'
export const MEDISCH_IS_GEEN_TEKST = 'Een medisch stuk is een PDF of een beeld. Bewaar deze tekst als PDF en voeg die toe.'
export const AL_VERSTUURD = 'Met dit formulier is al een ander stuk toegevoegd. Open deze pagina opnieuw voor een volgend stuk.'
export const TE_DRUK = 'Er worden nu te veel bestanden tegelijk verstuurd. Wacht een minuut en verstuur het opnieuw.'
