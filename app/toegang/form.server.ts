import { data } from '@remix-run/node'

/** No form of ours has more fields than this; more would only cost time. */
const MAX_FIELDS = 200
/** How our fields are called. Brackets, dots and underscores are instructions to the library that reads forms: nobody gives those from outside. */
const FIELD_NAME = /^[A-Za-z][A-Za-z-]{0,39}$/

/**
 * The fields of a form that was sent, read once. Throws the answer 400, with nothing done, when it is no form of ours: too many fields,
 * a name that none of ours has, or a sign that no text can hold (R-TOE-22).
 */
export async function readForm(request: Request): Promise<FormData> {
  const text = await request.text()
  if (text.split('&', MAX_FIELDS + 1).length > MAX_FIELDS) throw malformed()
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(text)) {
    if (!FIELD_NAME.test(name) || value.includes('\0')) throw malformed()
    form.append(name, value)
  }
  return form
}

const malformed = () => data(null, { status: 400 })
