/**
 * Makes typed text fit for an advies without changing a word: NFC, one kind of line end, plain spaces, no invisible characters
 * (soft hyphens and zero-width marks come along with pasted text), no white at the ends. Returns '' when nothing is left.
 */
export function toDocumentText(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/[\t\p{Zs}]/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .trim()
}

/** The same on one line, for names and places. */
export function toDocumentLine(typed: string): string {
  return toDocumentText(typed).replace(/\s+/gu, ' ')
}

/** Splits typed text into paragraphs at empty lines; empty text gives no paragraph. */
export function toParagraphs(typed: string): string[] {
  return toDocumentText(typed).split(/\n[ ]*\n\s*/u).map((part) => part.trim()).filter((part) => part !== '')
}
