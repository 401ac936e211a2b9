import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { admitShape, type Uploads } from './request-shape.server'

export interface HttpParts {
  /** Scheme, host and port as people open it. Requests that change something must come from here. */
  origin: string
  /** Folder with the built browser files. */
  clientFolder: string
  logger: Logger
  /** Is the process able to work? Asked by `/gezond`; says nothing else. */
  healthy(): Promise<boolean>
  /** The pages to which people may send a file; none when absent. */
  uploads?: Uploads
  /** Takes requests that are neither page nor file, before anything here looks at them; false: not one of those. It guards itself. */
  aside?(request: IncomingMessage, response: ServerResponse): boolean
  /** Everything that is a page: the Remix handler. The nonce of this answer stands in `response.locals.nonce`. */
  pages(request: Request, response: Response, next: NextFunction): unknown
}

/** The content security policy; each part was tried with the pages it allows (docs/decisions). */
const csp = (origin: string) => ({
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    'script-src': [(_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce}'`, "'strict-dynamic'"],
    'style-src': ["'self'", (_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    // Named apart: not every browser counts the socket of the same host as 'self'.
    'connect-src': ["'self'", origin.replace(/^http/, 'ws')],
    'manifest-src': ["'self'"]
  }
})

/**
 * The one web server shape of both processes: headers, origin check, static files, health, pages.
 * Every answer with content is `no-store`: nothing of a dossier stays on the disk of a shared workstation.
 */
export function createHttpServer(parts: HttpParts): { app: Express; server: Server } {
  const app = express()
  app.disable('x-powered-by')
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(18).toString('base64')
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  app.use(
    helmet({
      contentSecurityPolicy: csp(parts.origin),
      // With no-referrer browsers send `Origin: null` on plain forms, and the origin check could not tell them from an attack.
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: parts.origin.startsWith('https:') ? undefined : false,
      crossOriginEmbedderPolicy: false
    })
  )
  app.use(refuseForeignOrigin(parts.origin))
  app.use(admitShape(parts.origin, parts.uploads))
  app.get('/gezond', (_request, response, next) => {
    const tell = (ok: boolean) => response.status(ok ? 200 : 503).type('text').send(ok ? 'gezond' : 'niet gezond')
    parts.healthy().then(tell, () => tell(false)).catch(next)
  })
  app.use('/assets', express.static(join(parts.clientFolder, 'assets'), { fallthrough: false, setHeaders: keepFor('31536000, immutable') }))
  app.use(express.static(parts.clientFolder, { index: false, setHeaders: keepFor('3600') }))
  app.all('*', (request, response, next) => {
    Promise.resolve(parts.pages(request, response, next)).catch(next)
  })
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const status = statusOf(error)
    if (status === 500) parts.logger.error({ fout: error instanceof Error ? error.name : 'onbekend' }, 'onverwachte fout')
    if (response.headersSent) return next(error)
    response.status(status).type('text').send(textOf[status] ?? 'Er ging iets mis. Probeer het opnieuw.')
  })
  const server = createServer((request, response) => {
    if (!parts.aside?.(request, response)) app(request, response)
  })
  return { app, server }
}

/** Built files hold nothing of a dossier and may be kept, for so many seconds; express.static leaves a `no-store` that already stands. */
const keepFor = (seconds: string) => (response: Response): void => {
  response.setHeader('Cache-Control', `public, max-age=${seconds}`)
}

const textOf: Record<number, string> = { 400: 'Dit adres klopt niet.', 404: 'Niet gevonden.' }

/** A broken address is the asker's mistake; everything else that lands here is ours. */
const statusOf = (error: unknown): number => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  // A path that climbs out of its folder is forbidden, and says no more than one that is not there.
  return status === 403 ? 404 : status === 404 || status === 400 ? status : 500
}

/**
 * Cross-site request forgery: whatever is not a read must name our own origin. A browser always sends one of the two
 * headers on such a request; a request with neither is no browser of ours (R-TOE-5).
 */
function refuseForeignOrigin(origin: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    if (isOwnOrigin(request.headers.origin, request.headers['sec-fetch-site'], origin)) return next()
    response.status(403).type('text').send('Dit verzoek kwam niet van deze pagina. Open de pagina opnieuw en probeer het nog eens.')
  }
}

/** Where to listen: an address that only this machine opens (`http://localhost:3000`) is not served to the network, whatever was asked (R-PLA-46). */
export const listenHost = (origin: string, asked?: string): string | undefined => (new URL(origin).hostname === 'localhost' ? '127.0.0.1' : asked)

/**
 * Where a request comes from. Without a proxy before us that is the other end of the connection, whatever a header says; behind `proxies` of our own it is
 * what the outermost of them saw, counted from the end of `X-Forwarded-For`, for what stands before that anybody can write.
 */
export function clientAddress({ socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string } }, proxies: number): string {
  const own = socket.remoteAddress ?? ''
  if (proxies === 0) return own
  const said = String(headers['x-forwarded-for'] ?? '').split(',').map((each) => each.trim()).filter(Boolean)
  return said[Math.max(0, said.length - proxies)] ?? own
}

/** Does this request come from our own pages? Also asked at the upgrade of a socket. */
export function isOwnOrigin(origin: string | undefined, fetchSite: string | string[] | undefined, own: string): boolean {
  if (origin !== undefined) return origin === own
  return fetchSite === 'same-origin'
}
