export type SaveState = 'connecting' | 'saved' | 'saving' | 'offline' | 'read-only' | 'refused'

export const saveStateText: Record<SaveState, string> = {
  connecting: 'Bezig met verbinden',
  saved: 'Opgeslagen',
  saving: 'Bezig met opslaan',
  offline: 'Geen verbinding, bewaard in dit venster',
  'read-only': 'Alleen lezen',
  refused: 'Geweigerd'
}

/**
 * Which state a screen reader should have heard last (R-UIX-9): trouble at once, recovery once.
 * The common rhythm of saving and saved stays silent, or nobody could type.
 */
export function nextAnnouncement(announced: SaveState | undefined, state: SaveState): SaveState | undefined {
  if (state === 'offline' || state === 'refused' || state === 'read-only') return state
  if (state === 'saved' && announced) return 'saved'
  return announced
}
