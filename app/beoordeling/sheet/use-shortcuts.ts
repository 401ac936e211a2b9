import { useState, type KeyboardEvent } from 'react'
import { isTypingIn, shortcutFor, type Shortcut } from './shortcuts'

interface ShortcutDeeds {
  choose(index: number): void
  weigh(waarde: 'licht' | 'zwaar'): void
  next(): void
  previous(): void
}

/** The keys of one criterion: listens only where `onKeyDown` is put, so only while the focus is in the judgement (R-BEO-50). */
export function useShortcuts(deeds: ShortcutDeeds) {
  const [singleKeys, setSingleKeys] = useState(true)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return
    const shortcut = shortcutFor(event, { typing: isTypingIn(event.target), singleKeys })
    if (!shortcut) return
    event.preventDefault()
    perform(shortcut, deeds)
  }
  return { singleKeys, setSingleKeys, onKeyDown }
}

function perform(shortcut: Shortcut, deeds: ShortcutDeeds): void {
  switch (shortcut.soort) {
    case 'oordeel':
      return deeds.choose(shortcut.index)
    case 'gewicht':
      return deeds.weigh(shortcut.waarde)
    case 'reden':
      return focusFirst('reden', 'tekst')
    case 'volgende':
      return deeds.next()
    case 'vorige':
      return deeds.previous()
  }
}

/** Moves the focus to the first of these that is on the page. */
export function focusFirst(...ids: string[]): void {
  ids.map((id) => document.getElementById(id)).find((element) => element !== null)?.focus()
}
