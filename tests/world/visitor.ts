// One person's browser without a window: plain HTTP, a cookie, and the Origin of our own pages.
import { Agent, request, type IncomingHttpHeaders } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
  /** Where a redirect leads: path only. */
  location: string | undefined
}

type Fields = Readonly<Record<string, string | readonly string[]>>

export interface Visitor {
  /** The cookie header as it would be sent now; empty when nobody is signed in. */
  cookie(): string
  get(path: string): Promise<Answer>
  /** What the browser fetches when it goes to this page without loading it anew (single fetch). */
  data(path: string): Promise<Answer>
  /** Sends a form. `doen` names the deed. `origin` differs from our own only in a test of that. */
  post(path: string, fields: Fields, headers?: Readonly<Record<string, string | undefined>>): Promise<Answer>
  close(): void
}

/** `origin` is what people open; `port` is where the process of this world listens, as behind a proxy. */
export function createVisitor({ port, origin }: { port: number; origin: string }, cookie = ''): Visitor {
  // A line of its own for each request: a kept one may be hung up by the server at the very moment it is used again.
  const agent = new Agent({ keepAlive: false })
  const { host } = new URL(origin)
  let jar = cookie

  const send = (method: string, path: string, body?: string, extra: Readonly<Record<string, string | undefined>> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const own: Record<string, string | undefined> = { host, ...(jar ? { cookie: jar } : {}), ...extra }
      const headers = Object.fromEntries(Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined))
      const outgoing = request({ host: '127.0.0.1', port, method, path, agent, headers }, (incoming) => {
        const parts: Buffer[] = []
        incoming.on('data', (part: Buffer) => parts.push(part))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const bytes = Buffer.concat(parts)
          for (const line of incoming.headers['set-cookie'] ?? []) jar = keep(line)
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: bytes, text: bytes.toString('utf8'), location: incoming.headers.location })
        })
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })

  const keep = (line: string): string => {
    const pair = line.split(';', 1)[0] ?? ''
    return pair.endsWith('=') ? '' : pair
  }

  return {
    cookie: () => jar,
    get: (path) => send('GET', path, undefined, { accept: 'text/html' }),
    data: (path) => send('GET', dataPath(path)),
    post: (path, fields, headers = {}) =>
      send('POST', path, encode(fields), { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin, ...headers }),
    close: () => agent.destroy()
  }
}

const dataPath = (path: string): string => (path === '/' ? '/_root.data' : `${path}.data`)

function encode(fields: Fields): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  }
  return form.toString()
}
