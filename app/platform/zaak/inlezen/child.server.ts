import { fork, type ChildProcess } from 'node:child_process'
import { antwoordSchema, type Antwoord, type Opdracht } from './messages'

/** A child that does not answer within this time, in milliseconds, is ended. */
const patience = 120_000

const machine = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT']

/** A child process that answers one question at a time. */
export interface Child {
  ask(opdracht: Opdracht): Promise<Antwoord>
  /** Lets it go, and waits until it is gone. */
  end(): Promise<void>
}

/** Starts a child with these settings and, of our own environment, only what any program needs of its machine. */
export function startChild(script: string, own: Record<string, string>): Child {
  const passed = Object.fromEntries(machine.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
  // Its own words go nowhere: what a driver prints may quote a row.
  const child = fork(script, [], { env: { ...passed, ...own, NODE_ENV: 'production' }, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done())
    child.once('error', () => done())
  })
  return {
    ask: (opdracht) => askChild(child, ended, opdracht),
    async end() {
      if (child.connected) child.disconnect()
      await ended
    }
  }
}

async function askChild(child: ChildProcess, ended: Promise<void>, opdracht: Opdracht): Promise<Antwoord> {
  let timer: NodeJS.Timeout | undefined
  const answered = new Promise<Antwoord>((done) => {
    child.once('message', (message) => done(antwoordSchema.safeParse(message).data ?? { soort: 'mislukt', fout: 'onleesbaar antwoord' }))
    child.send(opdracht, (error) => error && done({ soort: 'mislukt', fout: 'het proces luistert niet' }))
  })
  const late = new Promise<Antwoord>((done) => {
    timer = setTimeout(() => {
      child.kill('SIGKILL')
      done({ soort: 'mislukt', fout: 'geen antwoord op tijd' })
    }, patience)
  })
  const gone = ended.then((): Antwoord => ({ soort: 'mislukt', fout: 'het proces is gestopt' }))
  try {
    return await Promise.race([answered, late, gone])
  } finally {
    clearTimeout(timer)
  }
}
