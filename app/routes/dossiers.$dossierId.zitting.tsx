import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readDoelen, recordPurposeConsent } from '~/dossier/consent/purpose-consent.server'
import { consentFormSchema, doelen } from '~/dossier/consent/schema'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { mayDossier } from '~/dossier/policy'
import { readSeats } from '~/dossier/store.server'
import { doeInDossier, leesDossier, type DossierVraag } from '~/guard-paneel.server'
import type { DeedAnswer } from '~/hoorzitting/schermen/use-deed'
import { SessionPage } from '~/hoorzitting/schermen/session-page'
import { readHearing } from '~/hoorzitting/store.server'
import { readCareContact } from '~/hoorzitting/zitting/care-call.server'
import { closeSession, noteAttendance, noteInterpreter, openSession, pauseSession, resumeSession, stopSession, tickStep } from '~/hoorzitting/zitting/lead-session.server'
import { foldZaal, missing, zaalOpen } from '~/hoorzitting/zitting/rules'
import { aanwezigFormSchema, stapFormSchema, stappen, tolkFormSchema } from '~/hoorzitting/zitting/schema'
import { readGebeurtenissen } from '~/hoorzitting/zitting/store.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notFound } from '~/toegang/guard.server'

export const meta: MetaFunction = () => [{ title: 'Zitting · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.zitting', async ({ wie, diensten: { db, sql, clock }, feiten, dossierId }) => {
  const hearing = await readHearing(db, dossierId)
  if (!hearing || !feiten.lid) throw notFound()
  const regels = await readGebeurtenissen(db, hearing.id)
  const stand = foldZaal(regels)
  const leidt = mayDossier(wie, 'zitting.leiden', feiten).ok
  const now = clock.now()
  const contact = await readCareContact(db, hearing.id)
  const toestemming = leidt ? await readDoelen(db, dossierId) : null
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    hoorzittingId: hearing.id,
    zetel: feiten.lid.zetel,
    lidId: feiten.lid.id,
    dag: hearing.begintOp && dagInAmsterdam(hearing.begintOp),
    open: zaalOpen(stand, hearing.begintOp, now),
    voorbij: !mayDossier(wie, 'verslag.schrijven', feiten).ok,
    leidt,
    magVragen: mayDossier(wie, 'hoorvragen.schrijven', feiten).ok,
    nu: now.getTime(),
    regels: regels.length,
    zitting: stand.zitting,
    geopendOp: stand.geopendOp?.toISOString() ?? null,
    pauzeSinds: stand.pauzeSinds?.toISOString() ?? null,
    afgelopen: stand.afgelopen,
    stappen: stappen.map((stap) => ({ stap, klaar: stand.stappen[stap] !== undefined, hoe: stand.stappen[stap]?.hoe ?? null })),
    verloop: stand.verloop,
    aanwezig: { aanwezig: stand.aanwezig, tolk: stand.tolk, ontbreekt: missing(stand, (await readSeats(sql, dossierId)).map(({ zetel }) => zetel)) },
    zorgcontact: contact && { contact: contact.contact, bereikbaar: contact.bereikbaar },
    stukken: await db.stuk.findMany({ where: { dossierId, compartiment: 'panel' }, orderBy: { nummer: 'asc' }, select: { nummer: true, titel: true } }),
    doelen: toestemming && doelen.map((doel) => ({ doel, antwoord: toestemming[doel]?.antwoord ?? null, op: toestemming[doel]?.op ?? null }))
  }
})

const answer = ({ ok, ...rest }: Uitkomst<unknown>) => data({ gedaan: ok, bericht: 'bericht' in rest ? rest.bericht : null } satisfies DeedAnswer, { status: ok ? 200 : 422 })

/** Checks the fields, does the deed, and tells in words why it was not done; the page itself stays where it is. */
const deed = <Schema extends z.ZodType>(schema: Schema, act: (vraag: DossierVraag, value: z.output<Schema>) => Promise<Uitkomst<unknown>>) =>
  async (vraag: DossierVraag) => {
    const read = schema.safeParse(Object.fromEntries(vraag.form))
    return answer(read.success ? await act(vraag, read.data) : { ok: false, bericht: [...new Set(read.error.issues.map(({ message }) => message))].join(' ') })
  }

const press = (act: typeof openSession) => deed(z.object({}), ({ diensten, wie, dossierId }) => act(diensten, wie, dossierId))

export const action = doeInDossier('routes/dossiers.$dossierId.zitting', {
  openen: press(openSession),
  stap: deed(stapFormSchema, ({ diensten, wie, dossierId }, value) => tickStep(diensten, wie, dossierId, value)),
  aanwezig: deed(aanwezigFormSchema, ({ diensten, wie, dossierId }, value) => noteAttendance(diensten, wie, dossierId, value)),
  tolk: deed(tolkFormSchema, ({ diensten, wie, dossierId }, value) => noteInterpreter(diensten, wie, dossierId, value)),
  pauze: press(pauseSession),
  verder: press(resumeSession),
  stoppen: press(stopSession),
  sluiten: press(closeSession),
  toestemming: deed(consentFormSchema, ({ diensten, wie, dossierId }, value) => recordPurposeConsent(diensten, wie, dossierId, value))
})

export default function Zitting() {
  return <SessionPage {...useLoaderData<typeof loader>()} />
}
