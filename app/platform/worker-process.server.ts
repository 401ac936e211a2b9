import { fork, type ChildProcess } from 'node:child_process'

/** Why an order got no answer. `timeout`: it took too long and the worker was ended; `worker-died`: the worker ended; `stopped`: we stopped. */
export class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed'
  constructor(readonly reason: 'timeout' | 'worker-died' | 'stopped', message: string) {
    super(message)
  }
}

export interface WorkerProcess<Order, Answer> {
  /** Gives the worker an order and waits for its answer; one at a time, in the order of asking. Throws WorkerFailed. */
  ask(order: Order): Promise<Answer>
  /** Ends the worker; orders that still wait fail with `stopped`. */
  stop(): Promise<void>
}

export interface WorkerProcessOptions {
  /** The bundled program of the worker; it answers each `{ id, order }` with `{ id, answer }`. */
  locate: () => Promise<string>
  /** Orders after which the worker is replaced, so that its memory does not grow for ever. */
  ordersPerWorker: number
  /** Milliseconds one order may take, the start of the worker included. */
  timeoutMs: number
}

type Worker = { child: ChildProcess, orders: number }

/** A child process that works for us and holds no credential. It is started at the first order, recycled, has a deadline, and its death costs one order only (R-ADV-6). */
export function createWorkerProcess<Order, Answer>({ locate, ordersPerWorker, timeoutMs }: WorkerProcessOptions): WorkerProcess<Order, Answer> {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let count = 0
  let stopped = false

  async function obtainWorker(): Promise<Worker> {
    if (worker?.child.connected === true && worker.orders < ordersPerWorker) return worker
    worker?.child.kill()
    worker = startWorker(await locate())
    return worker
  }

  async function askNext(order: Order): Promise<Answer> {
    if (stopped) throw new WorkerFailed('stopped', 'Dit proces is gestopt')
    const current = await obtainWorker()
    current.orders += 1
    count += 1
    return exchange<Answer>(current, { id: count, order }, timeoutMs)
  }

  return {
    ask(order) {
      const next = queue.then(() => askNext(order))
      // The caller gets the failure; the queue only needs to know that this order is over.
      queue = next.then(() => undefined, () => undefined)
      return next
    },
    async stop() {
      stopped = true
      worker?.child.kill()
      await queue
      worker?.child.kill()
    }
  }
}

function startWorker(path: string): Worker {
  // Only what Node itself needs: the worker handles an advies and must hold no credential (R-ADV-6).
  const child = fork(path, [], { serialization: 'advanced', execArgv: [], env: { PATH: process.env.PATH, NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.unref()
  child.channel?.unref()
  return { child, orders: 0 }
}

function exchange<Answer>({ child }: Worker, message: { id: number; order: unknown }, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (deed: () => void): void => {
      clearTimeout(deadline)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      deed()
    }
    const onMessage = (reply: { id: number; answer: Answer }): void => { if (reply.id === message.id) settle(() => resolve(reply.answer)) }
    const died = (why: string): void => settle(() => reject(new WorkerFailed('worker-died', why)))
    const onExit = (code: number | null, signal: string | null): void => died(`code ${String(code)}, signaal ${String(signal)}`)
    const onError = (error: Error): void => died(error.message)
    const deadline = setTimeout(() => settle(() => {
      child.kill('SIGKILL')
      reject(new WorkerFailed('timeout', `langer dan ${timeoutMs} milliseconden`))
    }), timeoutMs)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    child.send(message, (error) => { if (error !== null) onError(error) })
  })
}

/** The other end: the program of the worker answers each order, and ends when its parent is gone. What `work` throws ends the worker. */
export function serveOrders<Order, Answer>(work: (order: Order) => Answer | Promise<Answer>): void {
  process.on('message', ({ id, order }: { id: number; order: Order }) => {
    void Promise.resolve(work(order)).then((answer) => process.send?.({ id, answer }))
  })
  process.on('disconnect', () => process.exit(0))
}
