/** What a message about a session says: come, come at another moment, do not come. */
export type Soort = 'uitnodiging' | 'verzet' | 'vervallen'
export type Staat = 'wacht' | 'verstuurd' | 'mislukt' | 'ingetrokken'

/** A session as it stands now: the row of its uid with the highest volgorde. */
export interface CurrentSession {
  volgorde: number
  staat: 'gepland' | 'verzet' | 'vervallen' | 'gehouden'
}

/** Somebody with an account who sits at this session, in the order of the procedure. */
export interface Invitee {
  accountId: string
  rol: string
}

/** What was put in for one person about this session, whatever became of it. */
export interface EarlierMessage extends Invitee {
  soort: Soort
  volgorde: number
  staat: Staat
  /** It left us, as far as we know. */
  verstuurd: boolean
}

export interface NewMessage extends Invitee {
  soort: Soort
}

/**
 * What still has to be told about a session, to whom. An invitation for everybody who sits there and was not told of this plan; for who was told of any plan and
 * does not sit there, or when the session is called off, that it is. Doing it twice tells nobody anything twice (R-UIT-1, R-UIT-2).
 * A session that was held asks nothing.
 */
export function messagesFor(session: CurrentSession, sitting: readonly Invitee[], earlier: readonly EarlierMessage[]): NewMessage[] {
  const called = session.staat === 'gepland' ? sitting : []
  if (session.staat !== 'gepland' && session.staat !== 'vervallen') return []
  const invited = called
    .filter(({ accountId }) => !earlier.some((one) => one.accountId === accountId && one.soort !== 'vervallen' && one.volgorde === session.volgorde))
    .map(({ accountId, rol }): NewMessage => ({ accountId, rol, soort: earlier.some((one) => one.accountId === accountId) ? 'verzet' : 'uitnodiging' }))
  const gone = lastOfEach(earlier)
    .filter((last) => !called.some(({ accountId }) => accountId === last.accountId) && !isCancellation(last))
    .map(({ accountId, rol }): NewMessage => ({ accountId, rol, soort: 'vervallen' }))
  return [...invited, ...gone]
}

/** It said that the session is off, or took an invitation back instead of sending it. */
const isCancellation = ({ soort, staat, verstuurd }: EarlierMessage): boolean => soort === 'vervallen' || (staat === 'ingetrokken' && verstuurd)

/** The latest message to each person: of two about one plan, the cancellation came after the invitation. */
function lastOfEach(messages: readonly EarlierMessage[]): EarlierMessage[] {
  const last = new Map<string, EarlierMessage>()
  for (const one of messages) {
    const known = last.get(one.accountId)
    if (!known || one.volgorde > known.volgorde || (one.volgorde === known.volgorde && one.soort === 'vervallen')) last.set(one.accountId, one)
  }
  return [...last.values()]
}

export interface WaitingMessage {
  soort: Soort
  staat: Staat
  /** Of the plan that it tells of. */
  volgorde: number
  session: CurrentSession
  /** The session began already. */
  begonnen: boolean
  /** Its receiver sits at the session as it stands now. */
  zitErbij: boolean
}

/** What leaves when a message's turn has come. `ingehaald`: a later message says it better, or it is too late for it. */
export type Sending = { stuur: 'REQUEST' | 'CANCEL'; wordt: 'verstuurd' | 'ingetrokken' } | { stuur: null; wordt: 'ingetrokken' } | { stuur: null; wordt: null }

/**
 * Looks again when a message is really sent, because much can have happened since. Who sits there no more gets no invitation: it becomes a CANCEL, also when
 * nothing seems to have been sent yet, for a message can have been accepted just before we fell over (R-UIT-4).
 */
export function whatToSend({ soort, staat, volgorde, session, begonnen, zitErbij }: WaitingMessage): Sending {
  if (staat !== 'wacht') return { stuur: null, wordt: null }
  if (soort === 'vervallen') return session.staat === 'gepland' && zitErbij ? { stuur: null, wordt: 'ingetrokken' } : { stuur: 'CANCEL', wordt: 'verstuurd' }
  if (session.volgorde !== volgorde || session.staat !== 'gepland' || begonnen) return { stuur: null, wordt: 'ingetrokken' }
  return zitErbij ? { stuur: 'REQUEST', wordt: 'verstuurd' } : { stuur: 'CANCEL', wordt: 'ingetrokken' }
}
