export interface Mail {
  to: string
  from: string
  subject: string
  text: string
  /** The same at each attempt, so that a server that got it twice can see so. */
  messageId: string
  date: Date
  /** An appointment (RFC 5545) that goes along: as another form of the message, and as a file. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; filename: string; content: string }
}

/**
 * What Weging sends for most of what happens: something waits, and where to sign in. No content, no name, no kenmerk, no kind of paper: whoever reads along in a
 * mailbox learns that somebody uses Weging (R-MAI-2). `origin` is the address people open, `id` the UUID of the job.
 */
export function composeNotice({ to, from, origin, id, now }: { to: string; from: string; origin: string; id: string; now: Date }): Mail {
  return {
    to,
    from,
    subject: 'Er staat iets voor u klaar in Weging',
    text: [
      'Er staat iets voor u klaar in Weging.',
      `Meld u aan om het te lezen: ${origin}`,
      'In deze mail staat met opzet niets over de inhoud. U kunt er niet op antwoorden.',
      ''
    ].join('\n\n'),
    messageId: `<${id}@${new URL(origin).hostname}>`,
    date: now
  }
}
