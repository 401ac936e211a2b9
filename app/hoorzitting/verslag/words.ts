const dagen = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A day (ISO) as people say it: "woensdag 9 december 2026". */
export const dagInWoorden = (dag: string): string => dagen.format(new Date(`${dag}T00:00:00Z`))
