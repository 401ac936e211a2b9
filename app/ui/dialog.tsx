import { useEffect, useId, useRef, type ReactNode } from 'react'

interface DialogProps {
  title: string
  /** Asked for by Escape as well. */
  onClose: () => void
  children: ReactNode
}

/**
 * A question above the page, there as long as it is rendered. Its title takes the focus, never a button: who was typing when it came must not
 * press one by the next space (R-UIX-33).
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    heading.current?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 ref={heading} id={titleId} className="dialog__title" tabIndex={-1}>{title}</h2>
      {children}
    </dialog>
  )
}
