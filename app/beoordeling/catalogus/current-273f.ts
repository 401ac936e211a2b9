import json from './273f-2015.json'
import { parseChecklist273f, type Checklist273f } from './checklist-273f'

/** The checklist of artikel 273f Sr that is in use. Throws when the shipped file does not have its shape. */
export const checklist273f: Checklist273f = read()

function read(): Checklist273f {
  const parsed = parseChecklist273f(json)
  if (!parsed.ok) throw new Error('De lijst van artikel 273f klopt niet')
  return parsed.value
}
