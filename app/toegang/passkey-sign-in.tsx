import { useFetcher } from './web'
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { useState } from 'react'
import { Button, Notice, Stack } from '~/ui/index'

/** Options made by the server library; its types name the same JSON a little wider than the browser library's do. */
export interface ServerOptions {
  challenge: string
}

interface Answer {
  fout?: string
  gelukt?: boolean
}

/** What went wrong on this side, in words; the browser's own error says little and names nothing private. */
export const uitleg = (error: unknown): string =>
  error instanceof Error && error.name === 'NotSupportedError'
    ? 'Dit apparaat kent geen passkeys. Gebruik een ander apparaat of een beveiligingssleutel.'
    : error instanceof Error && error.name === 'InvalidStateError'
      ? 'Op dit apparaat staat al een passkey voor u.'
      : 'Het is niet gelukt. U hebt het venster gesloten, of dit apparaat heeft geen passkey voor deze plek.'

function usePasskey(doen: string, fields: Record<string, string> = {}) {
  const fetcher = useFetcher<Answer>()
  const [fout, setFout] = useState<string>()
  const [vraagt, setVraagt] = useState(false)
  const run = async (ask: () => Promise<unknown>): Promise<void> => {
    setFout(undefined)
    setVraagt(true)
    try {
      const antwoord = await ask()
      fetcher.submit({ ...fields, doen, antwoord: JSON.stringify(antwoord) }, { method: 'post' })
    } catch (error) {
      setFout(uitleg(error))
    } finally {
      setVraagt(false)
    }
  }
  return { run, fout: fout ?? fetcher.data?.fout, gelukt: fetcher.data?.gelukt === true, busy: vraagt || fetcher.state !== 'idle' }
}

interface ButtonState {
  label: string
  busyLabel: string
  fout: string | undefined
  busy: boolean
  onClick(): void
}

const PasskeyButton = ({ label, busyLabel, fout, busy, onClick }: ButtonState) => (
  <Stack>
    {fout && <Notice tone="weakened" title="Niet gelukt" live="alert"><p>{fout}</p></Notice>}
    <p><Button type="button" busy={busy} busyLabel={busyLabel} onClick={onClick}>{label}</Button></p>
  </Stack>
)

/** Signs in with whatever passkey the device holds for this place. */
export function PasskeySignIn({ opties }: { opties: ServerOptions }) {
  const { run, fout, busy } = usePasskey('aanmelden')
  return (
    <PasskeyButton
      label="Aanmelden met passkey"
      busyLabel="Wacht op uw apparaat"
      fout={fout}
      busy={busy}
      onClick={() => void run(() => startAuthentication({ optionsJSON: opties as unknown as PublicKeyCredentialRequestOptionsJSON }))}
    />
  )
}

/** Makes a passkey on this device. */
export function PasskeyRegister({ opties }: { opties: ServerOptions }) {
  const { run, fout, gelukt, busy } = usePasskey('registreren')
  if (gelukt) return <Notice tone="good" title="Uw passkey is gemaakt" live="status"><p>U kunt er nu een advies mee goedkeuren.</p></Notice>
  return (
    <PasskeyButton
      label="Passkey maken op dit apparaat"
      busyLabel="Wacht op uw apparaat"
      fout={fout}
      busy={busy}
      onClick={() => void run(() => startRegistration({ optionsJSON: opties as unknown as PublicKeyCredentialCreationOptionsJSON }))}
    />
  )
}

/** Signs a statement with one's passkey; the answer goes to the page's deed `akkoord`, with what else the statement holds in `fields`. */
export function PasskeyApprove({ opties, label, fields }: { opties: ServerOptions; label: string; fields?: Record<string, string> }) {
  const { run, fout, busy } = usePasskey('akkoord', fields)
  return (
    <PasskeyButton
      label={label}
      busyLabel="Wacht op uw apparaat"
      fout={fout}
      busy={busy}
      onClick={() => void run(() => startAuthentication({ optionsJSON: opties as unknown as PublicKeyCredentialRequestOptionsJSON }))}
    />
  )
}
