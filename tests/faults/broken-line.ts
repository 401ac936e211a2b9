// The line between the browsers of a test and the process, for breaking it in every way that lines break.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A line that can be cut: everything open breaks at once, and nothing new gets through until it is mended. */
export interface Line {
  port: number
  cut(): void
  /** Nothing comes through any more, in neither direction, while everything stays open: nobody is told. */
  stall(): void
  /** What is cut may be opened again; what was stalled comes through after all. */
  mend(): void
  close(): void
}

export async function layLine(to: number): Promise<Line> {
  const open = new Set<Socket>()
  let whole = true
  let stalled = false
  const server: Server = createServer((near) => {
    if (!whole) return void near.destroy()
    const far = connect(to, '127.0.0.1')
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      // A broken pair is what this line is for: whatever ends one side ends the other.
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
    near.pipe(far).pipe(near)
    if (stalled) for (const one of [near, far]) one.pause()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    whole = false
    stalled = false
    for (const socket of open) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    stall: () => {
      stalled = true
      for (const socket of open) socket.pause()
    },
    mend: () => {
      whole = true
      if (stalled) for (const socket of open) socket.resume()
      stalled = false
    },
    close: () => {
      cut()
      server.close()
    }
  }
}
