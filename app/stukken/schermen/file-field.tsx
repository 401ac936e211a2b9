import { useState } from 'react'
import { TextField } from '~/ui/index'
import { tooLarge } from '../refusals'

interface FileFieldProps {
  maxMb: number
  error: string | undefined
}

/** The file of a paper. One that is too large is told before it is sent, so that nothing of the form is lost. */
export function FileField({ maxMb, error }: FileFieldProps) {
  const [large, setLarge] = useState<string>()
  return (
    <TextField
      type="file"
      name="bestand"
      label="Bestand"
      hint={`PDF, beeld (PNG, JPEG, WebP) of platte tekst, hoogstens ${maxMb} MB. Wat telt is wat erin zit, niet hoe het bestand heet; de naam wordt niet bewaard.`}
      accept="application/pdf,image/png,image/jpeg,image/webp,text/plain,.pdf,.png,.jpg,.jpeg,.webp,.txt"
      error={large ?? error}
      required
      onChange={({ currentTarget }) => {
        const message = (currentTarget.files?.[0]?.size ?? 0) > maxMb * 1_000_000 ? tooLarge(maxMb) : ''
        currentTarget.setCustomValidity(message)
        setLarge(message || undefined)
      }}
    />
  )
}
