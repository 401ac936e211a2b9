import type { NextFunction, Request, Response } from 'express'

/** The largest form: a whole verslag as somebody saw it, each byte written as three. In bytes. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024

const texts: Record<number, string> = {
  400: 'Dit adres klopt niet.',
  405: 'Dit verzoek kan hier niet.',
  411: 'Dit verzoek kan hier niet.',
  413: 'Dit formulier is te groot. Verstuur minder tekst in één keer.',
  415: 'Dit formulier heeft een vorm die hier niet bestaat. Open de pagina opnieuw en probeer het nog eens.'
}

/** Pages to which a file may be sent: what their path looks like, and how many bytes the whole form may have there. */
export type Uploads = readonly { path: RegExp; maxBytes: number }[]

/**
 * What may come in at all, decided before a byte of a body is read: pages are read with GET or HEAD and forms are sent with POST,
 * as browsers send a form without files, with their length said beforehand and bounded (R-PLA-45); with a file only to the pages in `uploads`. The pages never see another host name than our
 * own: what somebody writes in `Host` or `X-Forwarded-Host` decides nothing.
 */
export function admitShape(origin: string, uploads: Uploads = []) {
  const { host } = new URL(origin)
  return (request: Request, response: Response, next: NextFunction): void => {
    const status = faultOf(request, uploads)
    if (status !== undefined) {
      if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST')
      // A body that is not read would be taken for the next request.
      response.setHeader('Connection', 'close')
      response.status(status).type('text').send(status === 413 && isMultipart(request.headers['content-type']) ? FILE_TOO_LARGE : texts[status])
      return
    }
    request.headers.host = host
    delete request.headers['x-forwarded-host']
    next()
  }
}

function faultOf({ method, originalUrl, headers }: Request, uploads: Uploads): number | undefined {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return 405
  if (!originalUrl.startsWith('/')) return 400
  if (method !== 'POST') return undefined
  if (headers['content-length'] === undefined) return 411
  const path = originalUrl.split('?', 1)[0] ?? ''
  const maxUpload = isMultipart(headers['content-type']) ? uploads.find((upload) => upload.path.test(path))?.maxBytes : undefined
  if (Number(headers['content-length']) > (maxUpload ?? MAX_BODY_BYTES)) return 413
  return maxUpload !== undefined || isForm(headers['content-type']) ? undefined : 415
}

const FILE_TOO_LARGE = 'Dit bestand is te groot. Kies een kleiner bestand.'

const mediaType = (type = ''): string | undefined => type.split(';', 1)[0]?.trim().toLowerCase()
const isForm = (type: string | undefined): boolean => mediaType(type) === 'application/x-www-form-urlencoded'
const isMultipart = (type: string | undefined): boolean => mediaType(type) === 'multipart/form-data'
