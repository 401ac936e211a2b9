import { join, resolve } from 'node:path'
import type { Day } from '../days'
import { startChild, type Child } from './child.server'
import type { Antwoord } from './messages'

export interface ImportRequest {
  /** The case file. */
  bestand: string
  peildatum: Day | null
  /** Where each compartment writes: role weging_app of cluster A, role opsporing_app of cluster B. */
  urls: { paneel: string; opsporing: string }
  /** The file with the key under which opsporing stores what it reads. Only that child is told where it is. */
  kluissleutel: string
  /** The folder with the bundled children `import-paneel.js` and `import-opsporing.js`. */
  programs: string
}

/** `regels` is B1 Dutch for the person at the keyboard; it names no lead and does not tell which side refused. */
export type ImportResult = { ok: true; staat: 'nieuw' | 'was-er-al'; kenmerk: string } | { ok: false; regels: string[] }

/**
 * Brings one case into both compartments. Two children, each with the credentials of one cluster and nothing else of
 * this environment: both read and check first; only when both find it good, opsporing writes, and then the panel. When
 * the panel fails after that, the same import again completes it (R-DOS-18).
 */
export async function importZaak({ bestand, peildatum, ...means }: ImportRequest): Promise<ImportResult> {
  return withChildren({ paneel: 'import-paneel.js', opsporing: 'import-opsporing.js' }, means, (children) => importWith(children, { bestand, peildatum }))
}

/** One child per compartment, each started with the address of its own cluster. */
export interface Children {
  paneel: Child
  opsporing: Child
}

/** What children are started with. */
export type ChildMeans = Pick<ImportRequest, 'programs' | 'urls' | 'kluissleutel'>

/** Starts both children, does the deed, and lets them go whatever comes of it. */
export async function withChildren<Result>(
  scripts: { paneel: string; opsporing: string },
  { programs, urls, kluissleutel }: ChildMeans,
  deed: (children: Children) => Promise<Result>
): Promise<Result> {
  const paneel = startChild(join(programs, scripts.paneel), { DATABASE_URL: urls.paneel })
  const opsporing = startChild(join(programs, scripts.opsporing), { OPSPORING_DATABASE_URL: urls.opsporing, OPSPORING_KLUISSLEUTEL: kluissleutel })
  try {
    return await deed({ paneel, opsporing })
  } finally {
    await Promise.all([paneel.end(), opsporing.end()])
  }
}

/** The import itself, with children that run already. */
export async function importWith({ paneel, opsporing }: Children, { bestand, peildatum }: Pick<ImportRequest, 'bestand' | 'peildatum'>): Promise<ImportResult> {
  const order = { soort: 'controleer', bestand: resolve(bestand), peildatum } as const
  const [a, b] = await Promise.all([paneel.ask(order), opsporing.ask(order)])
  return refusalOf(a, b) ?? (await write(paneel, opsporing))
}

async function write(paneel: Child, opsporing: Child): Promise<ImportResult> {
  const first = await opsporing.ask({ soort: 'schrijf' })
  if (first.soort !== 'geschreven') return first.soort === 'anders' ? otherContent : failed(first)
  const second = await paneel.ask({ soort: 'schrijf' })
  if (second.soort !== 'geschreven' || second.kenmerk === null) return second.soort === 'anders' ? otherContent : failed(second)
  return { ok: true, staat: first.staat === 'nieuw' ? 'nieuw' : second.staat, kenmerk: second.kenmerk }
}

const refused = (...regels: string[]): ImportResult => ({ ok: false, regels })

const otherContent = refused('Dit dossier is al ingelezen, maar met een andere inhoud of een andere peildatum. Er is niets geschreven.')

const failed = (antwoord: Antwoord): ImportResult =>
  refused(`Het inlezen is niet gelukt (${antwoord.soort === 'mislukt' ? antwoord.fout : 'onverwacht antwoord'}).`, 'Geef dezelfde opdracht opnieuw. Wat al was ingelezen, wordt dan niet dubbel geschreven.')

function refusalOf(a: Antwoord, b: Antwoord): ImportResult | undefined {
  const rejected = [a, b].find((antwoord) => antwoord.soort === 'afgekeurd')
  if (rejected?.soort === 'afgekeurd') return refused('Dit bestand is niet ingelezen. Er is niets geschreven.', ...rejected.regels.map((regel) => `  ${regel}`))
  if (a.soort !== 'gecontroleerd' || b.soort !== 'gecontroleerd') return failed(a.soort === 'gecontroleerd' ? b : a)
  if (a.vingerafdruk !== b.vingerafdruk) return refused('Het bestand veranderde tijdens het inlezen. Er is niets geschreven. Probeer het opnieuw.')
  return a.staat === 'anders' || b.staat === 'anders' ? otherContent : undefined
}
