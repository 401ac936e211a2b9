/**
 * Session cookies. Cookies are shared between ports of one host, so each compartment has a name of its own and never
 * looks at the other's (R-TOE-3). Over https the name carries `__Host-`; plain http exists on localhost only.
 */
export interface CookieJar {
  read(header: string | null | undefined): string | undefined
  write(secret: string): string
  clear(): string
}

export function createCookieJar(compartiment: string, origin: string): CookieJar {
  const secure = origin.startsWith('https:')
  const name = `${secure ? '__Host-' : ''}weging-${compartiment}`
  const flags = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read(header) {
      for (const part of (header ?? '').split(';')) {
        const at = part.indexOf('=')
        if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
      }
      return undefined
    },
    write: (secret) => `${name}=${secret}; ${flags}`,
    clear: () => `${name}=; ${flags}; Max-Age=0`
  }
}
