import { data } from '@remix-run/node'

/** No form of ours has more fields than this; more would only cost time. */
const MAX_FIELDS = 200
/** How our fields are called. Brackets, dots and underscores are instructions to the library that reads forms: nobody gives those from outside. */
const FIELD_NAME = /^[A-Za-z][A-Za-z-]{0,39}$/

/**
 * The fields of a form that was sent, read once; also a file, on the few pages where the door lets one in. Throws the answer 400, with nothing done, when it
 * is no form of ours: too many fields, a name that none of ours has, or a sign that no text can hold (R-TOE-22).
 */
export async function readForm(request: Request): Promise<FormData> {
  const sent = holdsFile(request) ? await readParts(request) : await readText(request)
  const form = new FormData()
  for (const [name, value] of sent) {
    if (!FIELD_NAME.test(name) || (typeof value === 'string' && value.includes('\0'))) throw malformed()
    form.append(name, value)
  }
  return form
}

/** Is this a form with a file in it? Those are large: who sends one must be known before it is read. */
export const holdsFile = (request: Request): boolean => /^multipart\/form-data\s*;/i.test(request.headers.get('content-type') ?? '')

async function readText(request: Request): Promise<[string, FormDataEntryValue][]> {
  const text = await request.text()
  if (text.split('&', MAX_FIELDS + 1).length > MAX_FIELDS) throw malformed()
  return [...new URLSearchParams(text)]
}

async function readParts(request: Request): Promise<[string, FormDataEntryValue][]> {
  const parts = await request.formData().catch((error: unknown) => {
    // What is no form, or was cut off on the way, is told as such; anything else is ours.
    if (error instanceof TypeError) throw malformed()
    throw error
  })
  const fields = [...parts]
  if (fields.length > MAX_FIELDS) throw malformed()
  return fields
}

const malformed = () => data(null, { status: 400 })
