/** What a key asks for. `oordeel` counts from 0, in the order of the tiles. */
export type Shortcut =
  | { soort: 'oordeel'; index: number }
  | { soort: 'gewicht'; waarde: 'licht' | 'zwaar' }
  | { soort: 'reden' }
  | { soort: 'hoort erbij' }
  | { soort: 'citeren' }
  | { soort: 'overzicht' }
  | { soort: 'volgende' }
  | { soort: 'vorige' }

export interface KeyPress {
  key: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

export interface KeyPlace {
  /** The focus is in a field where letters are typed. */
  typing: boolean
  /** The member left single keys switched on. */
  singleKeys: boolean
}

const letters: Record<string, Shortcut> = {
  l: { soort: 'gewicht', waarde: 'licht' },
  z: { soort: 'gewicht', waarde: 'zwaar' },
  r: { soort: 'reden' },
  c: { soort: 'citeren' },
  b: { soort: 'hoort erbij' },
  o: { soort: 'overzicht' },
  v: { soort: 'volgende' },
  t: { soort: 'vorige' }
}

/** The keys as the page explains them. */
export const shortcutWords: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['1', '2', '3', '4'], does: 'kies uw oordeel' },
  { keys: ['L', 'Z'], does: 'gewicht licht of zwaar' },
  { keys: ['R'], does: 'naar het tekstveld' },
  { keys: ['C'], does: 'zelf een verwijzing schrijven' },
  { keys: ['B'], does: 'naar wat er bij dit oordeel hoort' },
  { keys: ['V', 'T'], does: 'verder, of terug naar het vorige criterium' },
  { keys: ['O'], does: 'naar het overzicht, om in te dienen' },
  { keys: ['Ctrl', 'Enter'], does: 'uit een tekstveld verder naar het volgende criterium' }
]

/**
 * What this key asks for, asked only while the focus is in the judgement. Single keys do nothing while somebody types
 * and can be switched off (WCAG 2.1.4, R-BEO-50); Ctrl+Enter works in a text field too.
 */
export function shortcutFor(press: KeyPress, place: KeyPlace): Shortcut | undefined {
  if (press.key === 'Enter' && (press.ctrlKey || press.metaKey) && place.typing) return { soort: 'volgende' }
  if (press.altKey || press.ctrlKey || press.metaKey || place.typing || !place.singleKeys) return undefined
  if (/^[1-4]$/.test(press.key)) return { soort: 'oordeel', index: Number(press.key) - 1 }
  return letters[press.key.toLowerCase()]
}

/** Is this where letters are typed? Radio buttons and buttons are not. */
export function isTypingIn(element: Element): boolean {
  if (element.matches('textarea, select, [contenteditable]')) return true
  return element.matches('input') && !element.matches('input[type="radio"], input[type="checkbox"], input[type="button"]')
}
