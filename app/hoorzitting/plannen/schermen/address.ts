/** The address of the planning page with these choices: everything works by links, also without script. */
export function planningHref(dossierId: string, choice: Partial<Record<'week' | 'maand' | 'weergave' | 'kies' | 'zitting' | 'stap', string | null>>, anchor = ''): string {
  const search = new URLSearchParams(Object.entries(choice).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  const asked = search.toString()
  return `/dossiers/${dossierId}/hoorzitting${asked ? `?${asked}` : ''}${anchor}`
}
