import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mayDossier } from '~/dossier/policy'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { CarePage } from '~/hoorzitting/schermen/care-page'
import { readHearing } from '~/hoorzitting/store.server'
import { readCalls, readCareContact, setCareContact, tickCall } from '~/hoorzitting/zitting/care-call.server'
import { contactFormSchema, gebeldFormSchema } from '~/hoorzitting/zitting/schema'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notFound } from '~/toegang/guard.server'

export const meta: MetaFunction = () => [{ title: 'Nazorg · Weging' }]

export const loader = leesDossier('routes/dossiers.$dossierId.nazorg', async ({ wie, diensten: { db, clock }, feiten, dossierId }) => {
  const hearing = await readHearing(db, dossierId)
  if (!hearing) throw notFound()
  const calls = mayDossier(wie, 'nazorg.bellen', feiten).ok
  const mine = (beller: string): boolean => calls && (wie.hoedanigheid === 'coordinator' || beller === feiten.lid?.zetel)
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    contact: await readCareContact(db, hearing.id),
    belletjes: (await readCalls(db, hearing.id)).map((belletje) => ({ ...belletje, vanMij: mine(belletje.beller) })),
    magVastleggen: mayDossier(wie, 'nazorg.contact', feiten).ok,
    vandaag: dagInAmsterdam(clock.now())
  }
})

export const action = doeInDossier('routes/dossiers.$dossierId.nazorg', {
  contact: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: contactFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    await setCareContact(diensten, wie, dossierId, submission.value)
    return redirect(`/dossiers/${dossierId}/nazorg`)
  },
  gebeld: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: gebeldFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await tickCall(diensten, wie, dossierId, submission.value)
    if (!uitkomst.ok) return data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
    return redirect(`/dossiers/${dossierId}/nazorg`)
  }
})

export default function Nazorg() {
  return <CarePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
