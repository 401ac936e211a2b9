// What a sealed round may tell whom, through which channel: written down by hand, not from the code.
//
//   -  nothing of any sheet: no word, and not a byte moves when a member fills in, hands in or corrects a sheet
//   j  only "ingediend: ja/nee": it moves at the hand-in and nowhere else, and in those words alone
//   e  only the own sheet
//   a  the sheets of all members (only after the reveal)
//   x  there is nothing here for this person: this channel does not exist for them
//
// One column per watcher of watchers.ts. A channel that no source of sources.ts uses has `x` everywhere.
import { watchers, type Watcher } from './watchers'

export const channels = [
  'page-data', 'action-replies', 'sync', 'awareness', 'presence', 'counts', 'search', 'lists',
  'notices', 'mail', 'calendar', 'print', 'pdf-draft', 'export', 'audit-view', 'error-text'
] as const
export type Channel = (typeof channels)[number]
export type Moment = 'before' | 'after'
export type Mark = 'a' | 'e' | 'j' | '-' | 'x'

const nowhere = 'x    x     x    x    x    x    x    x    x    x    x    x'

//                                 self other voor secr coor besl gema opsp toez behe recu outs
const table: Readonly<Record<Channel, Readonly<Record<Moment, string>>>> = {
  'page-data': {
    before: /*                  */ 'e    j     j    j    -    x    -    -    x    x    x    x',
    after: /*                   */ 'a    a     a    a    -    a    -    -    x    x    x    x'
  },
  'action-replies': {
    before: /*                  */ '-    -     -    -    -    -    -    -    -    x    -    -',
    after: /*                   */ '-    -     -    -    -    -    -    -    -    x    -    -'
  },
  // The rooms, by socket and by HTTP.
  sync: {
    before: /*                  */ 'e    e     -    -    -    -    -    -    -    x    -    -',
    after: /*                   */ '-    -     -    -    -    -    -    -    -    x    -    -'
  },
  awareness: {
    before: /*                  */ 'e    -     -    -    -    -    -    -    -    x    -    -',
    after: /*                   */ '-    -     -    -    -    -    -    -    -    x    -    -'
  },
  presence: {
    before: /*                  */ 'e    -     -    -    -    -    -    -    -    x    -    -',
    after: /*                   */ '-    -     -    -    -    -    -    -    -    x    -    -'
  },
  counts: {
    before: /*                  */ 'e    -     -    -    -    -    -    -    -    x    -    -',
    after: /*                   */ '-    -     -    -    -    -    -    -    -    x    -    -'
  },
  search: { before: nowhere, after: nowhere },
  lists: {
    before: /*                  */ 'e    -     -    -    -    -    x    x    x    x    -    -',
    after: /*                   */ '-    -     -    -    -    -    x    x    x    x    -    -'
  },
  // The tasks of "Mijn werk".
  notices: {
    before: /*                  */ 'e    -     -    -    -    x    x    x    x    x    -    -',
    after: /*                   */ '-    -     -    -    -    x    x    x    x    x    -    -'
  },
  // While the round is sealed nobody is mailed anything; afterwards a notice goes to who receives the advies, and says nothing of it.
  mail: {
    before: nowhere,
    after: /*                   */ 'x    x     x    x    x    -    -    x    x    x    x    x'
  },
  // The own agenda: its page, and the subscription to it.
  calendar: {
    before: /*                  */ '-    -     -    -    -    -    -    x    -    x    -    -',
    after: /*                   */ '-    -     -    -    -    -    -    x    -    x    -    -'
  },
  // The whole document of a page, as a printer gets it.
  print: {
    before: /*                  */ 'e    j     j    j    -    x    -    x    x    x    x    x',
    after: /*                   */ 'a    a     a    a    -    x    -    x    x    x    x    x'
  },
  'pdf-draft': {
    before: nowhere,
    after: /*                   */ 'a    a     a    a    x    a    a    x    x    x    x    x'
  },
  export: { before: nowhere, after: nowhere },
  // The technical log, the lines of the audit log, and what the command that checks it prints.
  'audit-view': {
    before: /*                  */ 'x    x     x    x    x    x    x    x    -    -    x    x',
    after: /*                   */ 'x    x     x    x    x    x    x    x    -    -    x    x'
  },
  'error-text': {
    before: /*                  */ '-    -     -    -    -    -    -    -    -    x    -    -',
    after: /*                   */ '-    -     -    -    -    -    -    -    -    x    -    -'
  }
}

/** What this watcher may learn through this channel at this moment. */
export function markFor(channel: Channel, moment: Moment, watcher: Watcher): Mark {
  const marks = table[channel][moment].split(/\s+/)
  if (marks.length !== watchers.length) throw new Error(`${channel} ${moment}: ${marks.length} vakken`)
  return marks[watchers.indexOf(watcher)] as Mark
}

/** A channel that tells nobody anything, because nothing uses it yet. */
export const isUnused = (channel: Channel): boolean => (['before', 'after'] as const).every((moment) => watchers.every((watcher) => markFor(channel, moment, watcher) === 'x'))
