import { createContext, useCallback, useContext, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { Button, ButtonRow, Dialog, Stack } from '~/ui/index'
import { useHeldLeaving, type Held } from './held-leaving'
import { askHowToSignIn, SignInAgain, type WasSignedIn } from './sign-in-again'

/** One thing on the page that people work in, as it is now. */
export interface OpenWork {
  /** Something typed here is not on disk yet. */
  unsaved: boolean
  /**
   * Why it is shut, when signing in may open it: the session ended, another person is signed in, or nobody knows (a door that is shut looks the
   * same to who is not signed in and to who may not come in).
   */
  shut: 'sessie' | 'ander' | 'misschien' | null
  /** Tries again with all that was typed. */
  resume(): void
}

interface OpenWorkDoor {
  /** It was asked, and nobody is signed in in this browser. */
  signedOut: boolean
  report(id: string, work: OpenWork | undefined): void
  /** Opens the dialog for signing in again. */
  signIn(): void
  /** Does something that throws away what is not on disk; asks first when there is such a thing. */
  leave(go: () => void): void
}

const alone: OpenWorkDoor = { signedOut: false, report: () => undefined, signIn: () => undefined, leave: (go) => go() }
const OpenWorkContext = createContext(alone)

/** A work that went on by itself and is shut again within this time, in milliseconds, needs a person. */
const TRIED_MS = 10_000

/**
 * Stands around every page and watches over what people work in: nobody leaves with something unsaved without being asked (R-RTM-67), and when
 * the session has ended they sign in on the spot and everything goes on (R-TOE-24).
 */
export function OpenWorkProvider({ wie, children }: { wie: WasSignedIn | null; children: ReactNode }) {
  const [works, setWorks] = useState<ReadonlyMap<string, OpenWork>>(new Map())
  const [asking, setAsking] = useState(false)
  const all = [...works.values()]
  const unsaved = all.some((work) => work.unsaved)
  const { held, hold, watch } = useHeldLeaving(unsaved)
  const report = useCallback((id: string, work: OpenWork | undefined) => {
    setWorks((before) => {
      const after = new Map(before)
      if (work) after.set(id, work)
      else after.delete(id)
      return after
    })
  }, [])
  const signIn = useCallback(() => setAsking(true), [])
  const signedOut = useShutWork(all, signIn)
  const door = useMemo(() => ({ signedOut, report, signIn, leave: hold }), [signedOut, report, signIn, hold])
  const onSignedIn = (): void => {
    setAsking(false)
    for (const work of all) if (work.shut) work.resume()
  }
  return (
    <OpenWorkContext.Provider value={door}>
      {children}
      {watch}
      {asking && wie && <SignInAgain wie={wie} another={all.some(({ shut }) => shut === 'ander')} onSignedIn={onSignedIn} onClose={() => setAsking(false)} />}
      {!asking && held && <LeaveDialog held={held} />}
    </OpenWorkContext.Provider>
  )
}

/** What a screen uses that holds work. Give the same `resume` between renders. */
export function useOpenWork({ unsaved, shut, resume }: OpenWork): void {
  const id = useId()
  const { report } = useContext(OpenWorkContext)
  useEffect(() => report(id, { unsaved, shut, resume }), [report, id, unsaved, shut, resume])
  useEffect(() => () => report(id, undefined), [report, id])
}

/** What a screen can ask for when its work is shut. */
export const useWorkDoor = (): Pick<OpenWorkDoor, 'signedOut' | 'signIn' | 'leave'> => useContext(OpenWorkContext)

/**
 * When something is shut: goes on when somebody is signed in by now (in another window of this browser), and otherwise asks to sign in. Tells
 * whether something is shut because nobody is signed in.
 */
function useShutWork(works: readonly OpenWork[], signIn: () => void): boolean {
  const [signedOut, setSignedOut] = useState(false)
  const latest = useRef(works)
  const triedAt = useRef(0)
  useEffect(() => {
    latest.current = works
  })
  const ended = works.some(({ shut }) => shut === 'sessie')
  const maybe = works.some(({ shut }) => shut === 'misschien')
  useEffect(() => {
    if (!ended && !maybe) return
    const now = Date.now()
    askHowToSignIn().then(
      ({ aangemeld }) => {
        setSignedOut(!aangemeld)
        if (!aangemeld || (ended && now - triedAt.current < TRIED_MS)) return signIn()
        triedAt.current = now
        for (const work of latest.current) if (work.shut === 'sessie') work.resume()
      },
      // Without a line nobody knows. The session did end: the dialog is there, and says itself that there is no line.
      () => ended && signIn()
    )
  }, [ended, maybe, signIn])
  return signedOut && (ended || maybe)
}

/** Saving takes a moment; only after this long, in milliseconds, it is worth a question. */
const PATIENCE_MS = 700

function LeaveDialog({ held: { stay, go } }: { held: Held }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <Dialog title="Er is nog iets niet opgeslagen" onClose={stay}>
      <Stack>
        <p>Als u doorgaat, is wat u als laatste schreef weg. Blijf hier tot er <strong>Opgeslagen</strong> staat, of kopieer eerst uw tekst.</p>
        <ButtonRow>
          <Button type="button" onClick={stay}>Hier blijven</Button>
          <Button type="button" variant="danger" onClick={go}>Doorgaan zonder opslaan</Button>
        </ButtonRow>
      </Stack>
    </Dialog>
  )
}
