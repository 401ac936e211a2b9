import { startAuthentication } from '@simplewebauthn/browser'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { useEffect, useState } from 'react'
import { Button, ButtonRow, Dialog, Notice, Stack } from '~/ui/index'
import { uitleg, type ServerOptions } from './passkey-sign-in'

const DOOR = '/opnieuw-aanmelden'

/** What the door for signing in again tells: whether somebody is signed in in this browser now, and how one can. */
export interface HowToSignIn {
  aangemeld: boolean
  /** For the passkey; fresh, and good for five minutes. */
  opties: ServerOptions
  /** The people of the demo; none outside it. */
  demo: { id: string; functie: string }[]
}

/** Its answer: nothing to say when it worked. */
export interface SignedIn {
  fout?: string
}

/** Who worked here: what the page said when it was loaded. */
export interface WasSignedIn {
  functie: string
  /** The capacity that was worn; the same one is put on again when it is still theirs. */
  als: string
}

/** Asks the door; rejects when there is no line. */
export async function askHowToSignIn(): Promise<HowToSignIn> {
  const response = await fetch(DOOR)
  if (!response.ok) throw new Error(`The door for signing in answered ${response.status}`)
  return (await response.json()) as HowToSignIn
}

async function send(fields: Record<string, string>): Promise<SignedIn> {
  const response = await fetch(DOOR, { method: 'POST', body: new URLSearchParams(fields) })
  if (response.ok || response.status === 422) return (await response.json()) as SignedIn
  throw new Error(`The door for signing in answered ${response.status}`)
}

const NO_LINE = 'Er is nu geen verbinding. Wacht even en probeer het opnieuw.'

/** With whatever passkey the device holds; the options are asked at that moment, for the dialog may have stood open for an hour. */
async function byPasskey(als: string): Promise<SignedIn> {
  const { opties } = await askHowToSignIn()
  const answer = await startAuthentication({ optionsJSON: opties as unknown as PublicKeyCredentialRequestOptionsJSON }).catch((error: unknown) => ({ fout: uitleg(error) }))
  return 'fout' in answer ? answer : send({ doen: 'aanmelden', antwoord: JSON.stringify(answer), hoedanigheid: als })
}

interface SignInAgainProps {
  wie: WasSignedIn
  /** Another person is signed in: only the one who worked here can go on. */
  another: boolean
  onSignedIn: () => void
  onClose: () => void
}

/** Signing in again on the page itself. What stands on the page stays; nothing is loaded anew (R-TOE-24). */
export function SignInAgain({ wie, another, onSignedIn, onClose }: SignInAgainProps) {
  const [fout, setFout] = useState<string>()
  const [busy, setBusy] = useState(false)
  const demoId = useDemoPerson(wie.functie)
  const attempt = (signIn: () => Promise<SignedIn>): void => {
    setFout(undefined)
    setBusy(true)
    signIn()
      .then((done) => (done.fout === undefined ? onSignedIn() : setFout(done.fout)), () => setFout(NO_LINE))
      .finally(() => setBusy(false))
  }
  return (
    <Dialog title={another ? 'Iemand anders is aangemeld' : 'U bent niet meer aangemeld'} onClose={onClose}>
      <Stack>
        <p>Uw tekst staat nog in dit venster. Meld u hier weer aan als <strong>{wie.functie}</strong>, dan wordt alles opgeslagen en kunt u verder.</p>
        {fout && <Notice tone="weakened" title="Niet gelukt" live="alert"><p>{fout}</p></Notice>}
        <ButtonRow>
          <Button type="button" busy={busy} busyLabel="Wacht op uw apparaat" onClick={() => attempt(() => byPasskey(wie.als))}>Aanmelden met passkey</Button>
          {demoId && (
            <Button type="button" variant="secondary" busy={busy} busyLabel="Even geduld" onClick={() => attempt(() => send({ doen: 'aanmelden-demo', account: demoId, hoedanigheid: wie.als }))}>
              Demo: aanmelden als {wie.functie}
            </Button>
          )}
          <Button type="button" variant="quiet" onClick={onClose}>Later</Button>
        </ButtonRow>
      </Stack>
    </Dialog>
  )
}

/** The id of the same person in the demo; undefined outside it, and until it is known. */
function useDemoPerson(functie: string): string | undefined {
  const [id, setId] = useState<string>()
  useEffect(() => {
    let gone = false
    askHowToSignIn().then(
      ({ demo }) => gone || setId(demo.find((person) => person.functie === functie)?.id),
      // Without a line there is no demo button; the passkey button says that there is no line.
      () => gone || setId(undefined)
    )
    return () => {
      gone = true
    }
  }, [functie])
  return id
}
