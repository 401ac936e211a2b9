// The side of a child process: it answers the orders of the runner, one at a time, and ends with it.

type Answerer = (argument: never) => unknown

interface Order {
  readonly id: number
  readonly command: string
  readonly argument: unknown
}

/** Tells the runner something it did not ask for. */
export function tell(notice: string, value?: unknown): void {
  process.send?.({ notice, value })
}

/** Answers orders by name. A deed that throws is told as a refusal, with its stack: the runner marks the run and goes on. */
export function answerOrders(deeds: Readonly<Record<string, Answerer>>): void {
  process.on('message', (order: Order) => void answer(deeds, order))
  // A runner that was killed leaves no servers behind.
  process.on('disconnect', () => process.exit())
}

async function answer(deeds: Readonly<Record<string, Answerer>>, { id, command, argument }: Order): Promise<void> {
  try {
    const deed = deeds[command]
    if (!deed) throw new Error(`Unknown order: ${command}`)
    process.send?.({ id, value: await deed(argument as never) })
  } catch (error) {
    process.send?.({ id, refusal: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
