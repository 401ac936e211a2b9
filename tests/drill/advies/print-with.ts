import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textsOf, type SealedAdvies } from './sealed-advies'

/** Prints the same advies with a template in which this was replaced. Throws with Typst's own words when it does not print. */
export function printWith(found: string, put: string, { print, folder, template, document, akkoorden }: SealedAdvies): Buffer {
  if (!template.includes(found)) throw new Error(`In het sjabloon staat niet: ${found}`)
  const templates = mkdtempSync(join(folder, 'sjabloon-'))
  writeFileSync(join(templates, 'advies-3.typ'), template.replace(found, put))
  return print(textsOf(document, akkoorden), templates)
}
