/** One question that waits for its group. */
interface Waiting<Question, Answer> {
  readonly question: Question
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Asks many questions in one: a group is under way, what is asked meanwhile is the next (R-RTM-44). Answers come in the order of the
 * questions; when a group fails, each of its questions does.
 */
export function gatherReads<Question, Answer>(ask: (questions: readonly Question[]) => Promise<readonly Answer[]>): (question: Question) => Promise<Answer> {
  let waiting: Waiting<Question, Answer>[] = []
  let busy = false

  async function run(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      try {
        const answers = await ask(group.map(({ question }) => question))
        group.forEach(({ resolve }, at) => resolve(answers[at] as Answer))
      } catch (error) {
        group.forEach(({ reject }) => reject(error))
      }
    }
    busy = false
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject })
      if (!busy) {
        busy = true
        // What is asked in the same breath goes along.
        queueMicrotask(() => void run())
      }
    })
}
