// The forms in which words could stand in a dump, so that "it is nowhere" means more than "not as we would have written it".

/** In base64 words look different by where they begin in a group of three bytes; the ends, which hang on their neighbours, are left out. */
const base64Of = (bytes: Buffer): string[] => [0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').slice(shift === 0 ? 0 : 4, -4))

/** These words as text, UTF-8 and UTF-16 bytes in hexadecimal, and base64 of each, itself also in hexadecimal. Give at least a dozen letters. */
export function formsOf(words: string): string[] {
  const little = Buffer.from(words, 'utf16le')
  const encoded = [Buffer.from(words), little, Buffer.from(little).swap16()]
  const base64 = encoded.flatMap(base64Of)
  return [words, ...encoded.map((bytes) => bytes.toString('hex')), ...base64, ...base64.map((text) => Buffer.from(text).toString('hex'))]
}

/** Which of these words stand in the dump, in any form. */
export const foundIn = (dump: string, words: readonly string[]): string[] => words.filter((each) => formsOf(each).some((form) => dump.includes(form)))
