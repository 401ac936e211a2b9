/** After so many connections in a row that brought nothing the next goes by HTTP. */
const FAILURES = 2

/** A connection by HTTP that can make place for a socket. */
export interface Retiring {
  retire(): void
}

/**
 * What one window holds of WebSockets. Two in a row that bring nothing: the next connection goes by HTTP. Only when HTTP does work are sockets
 * blocked; where neither works the line is down, and sockets come first again. A window that works by HTTP tries a socket at once (a
 * server that was restarting blocks nothing) and then now and then, and goes back when one gets through; the second time it stays.
 */
export interface SocketVerdict {
  readonly byHttp: boolean
  socketWorks(): void
  socketFails(): void
  httpWorks(url: string | URL, connection: Retiring): void
  httpEnds(connection: Retiring): void
}

export function createSocketVerdict(probe: (url: string | URL, answer: (works: boolean) => void) => void, probeMs: number): SocketVerdict {
  const working = new Set<Retiring>()
  let failures = 0
  let blocked = false
  let isTrying = false

  function tryAt(url: string | URL): void {
    isTrying = true
    probe(url, (works) => (works ? goBack() : setTimeout(() => tryAt(url), probeMs)))
  }

  /** Trying ends here: who comes back to HTTP after this stays. */
  function goBack(): void {
    failures = 0
    blocked = false
    for (const connection of [...working]) connection.retire()
  }

  return {
    get byHttp() {
      return blocked || failures >= FAILURES
    },
    socketWorks: () => void (failures = 0),
    socketFails: () => void (failures += 1),
    httpWorks(url, connection) {
      working.add(connection)
      blocked = true
      if (!isTrying) tryAt(url)
    },
    httpEnds(connection) {
      working.delete(connection)
      if (!blocked) failures = 0
    }
  }
}
