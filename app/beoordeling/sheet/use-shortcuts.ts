import { useState, type KeyboardEvent } from 'react'
import { DEMANDS_ID } from './demands-id'
import { isTypingIn, shortcutFor, type Shortcut } from './shortcuts'

interface ShortcutDeeds {
  choose(index: number): void
  weigh(waarde: 'licht' | 'zwaar'): void
  next(): void
  previous(): void
  overview(): void
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
    case 'citeren':
      return focusFirst('citaat-stuk')
    case 'hoort erbij':
      return focusFirst(...demandFields, DEMANDS_ID)
    case 'overzicht':
      return deeds.overview()
    case 'volgende':
      return deeds.next()
    case 'vorige':
      return deeds.previous()
  }
}

/** The fields of what is asked besides a judgement, in the order of the screen; the first one that is there. */
const demandFields = ['notitie', 'weersprekend', 'motivering', 'alleenDat', 'voorgelegd']

/** Moves the focus to the first of these that is on the page, and opens what it is folded in. */
export function focusFirst(...ids: string[]): void {
  const found = ids.map((id) => document.getElementById(id)).find((element) => element !== null)
  const folded = found?.closest('details')
  if (folded) folded.open = true
  found?.focus()
}
