/**
 * The one form in which a person's free text enters a record: Unicode NFC, line ends as \n, ordinary spaces, and no character
 * that does not show on paper (controls, zero-width and re-ordering characters, broken surrogates): in an advies the page
 * must read as the data does. Doing it twice changes nothing.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .normalize('NFC')
    .trim()
}

/** The paragraphs of a long text, as they are recorded: plain, and those that say nothing left out. */
export const plainParagraphs = (paragraphs: readonly string[]): string[] => paragraphs.map(plainText).filter((text) => /[\p{L}\p{N}]/u.test(text))
