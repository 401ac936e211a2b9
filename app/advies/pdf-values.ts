/** A value in PDF syntax, as far as a seal needs it: no streams, generation 0 only. */
export type PdfValue =
  | { kind: 'name' | 'string' | 'word', text: string }
  | { kind: 'number', value: number }
  | { kind: 'ref', number: number }
  | { kind: 'array', items: PdfValue[] }
  | { kind: 'dict', entries: Map<string, PdfValue> }

export type PdfReader = {
  readonly position: number
  /** Skips white space and takes this exact word or pattern; answers what it took, or throws PdfSyntaxError. */
  take(pattern: RegExp, what: string): RegExpExecArray
  peek(word: string): boolean
  value(): PdfValue
}

/** The bytes are not the narrow PDF syntax that we accept. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError'
}

const MAX_DEPTH = 12
const WHITE = /[\0\t\n\f\r ]*/y
const REF = /(\d{1,10}) 0 R(?![A-Za-z0-9])/y
const NUMBER = /[+-]?\d{1,12}(?:\.\d{1,12})?(?![A-Za-z0-9.])/y
const NAME = /\/([!"$-'*-.0-;=?-Z\\^-z|~#]*)/y
const HEX = /<([0-9A-Fa-f]*)>/y
const WORD = /(?:true|false|null)(?![A-Za-z0-9])/y
const PLAIN_STRING = /\(((?:[^()\\\r\n]|\\[()\\])*)\)/y

/**
 * Reads PDF syntax out of latin1 text, on purpose narrower than the standard: no comments, no octal or line escapes in strings, no nested brackets,
 * no double keys. What a lenient reader could take in two ways is refused here.
 */
export function createPdfReader(text: string, start: number): PdfReader {
  let position = start

  function match(pattern: RegExp): RegExpExecArray | null {
    const sticky = pattern.sticky ? pattern : new RegExp(pattern.source, 'y')
    sticky.lastIndex = position
    const found = sticky.exec(text)
    if (found !== null) position = sticky.lastIndex
    return found
  }
  const skipWhite = (): void => { match(WHITE) }
  const fail = (what: string): never => { throw new PdfSyntaxError(`${what} verwacht op plaats ${position}`) }

  function peek(word: string): boolean {
    skipWhite()
    return text.startsWith(word, position)
  }
  function take(pattern: RegExp, what: string): RegExpExecArray {
    skipWhite()
    return match(pattern) ?? fail(what)
  }
  function value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) fail('minder diepte')
    if (peek('<<')) return dict(depth)
    if (peek('[')) return array(depth)
    return scalar()
  }
  function dict(depth: number): PdfValue {
    take(/<</, '<<')
    const entries = new Map<string, PdfValue>()
    while (!peek('>>')) {
      const key = take(NAME, 'een naam')[1] ?? ''
      if (entries.has(key)) fail('een sleutel die nog niet voorkwam')
      entries.set(key, value(depth + 1))
    }
    take(/>>/, '>>')
    return { kind: 'dict', entries }
  }
  function array(depth: number): PdfValue {
    take(/\[/, '[')
    const items: PdfValue[] = []
    while (!peek(']')) items.push(value(depth + 1))
    take(/\]/, ']')
    return { kind: 'array', items }
  }
  function scalar(): PdfValue {
    const ref = match(REF)
    if (ref !== null) return { kind: 'ref', number: Number(ref[1]) }
    const number = match(NUMBER)
    if (number !== null) return { kind: 'number', value: Number(number[0]) }
    const name = match(NAME)
    if (name !== null) return { kind: 'name', text: name[1] ?? '' }
    const hex = match(HEX)
    if (hex !== null) return { kind: 'string', text: Buffer.from(hex[1] ?? '', 'hex').toString('latin1') }
    const plain = match(PLAIN_STRING)
    if (plain !== null) return { kind: 'string', text: (plain[1] ?? '').replace(/\\([()\\])/gu, '$1') }
    const word = match(WORD)
    if (word !== null) return { kind: 'word', text: word[0] }
    return fail('een waarde')
  }

  return { get position() { return position }, take, peek, value: () => value() }
}

/** One text for one meaning: dictionaries by sorted key, strings by their bytes. Two values are the same when these texts are. */
export function showPdfValue(value: PdfValue): string {
  switch (value.kind) {
    case 'dict': return `<<${[...value.entries].map(([key, entry]) => `/${key} ${showPdfValue(entry)}`).sort().join(' ')}>>`
    case 'array': return `[${value.items.map(showPdfValue).join(' ')}]`
    case 'ref': return `${value.number} 0 R`
    case 'number': return String(value.value)
    case 'name': return `/${value.text}`
    case 'string': return `<${Buffer.from(value.text, 'latin1').toString('hex')}>`
    case 'word': return value.text
  }
}
