/** A text in sentences, to choose a passage from without a mouse. A line that ends in the middle of a sentence goes on. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .flatMap((part) => part.replace(/\s+/g, ' ').split(/(?<=[.?!:;][”"’)]?) (?=\S)/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
