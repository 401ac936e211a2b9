import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { doen, lezen } from '~/guard-paneel.server'
import { readAgendaPage } from '~/hoorzitting/uitnodigen/read-agenda-page.server'
import { AgendaPage } from '~/hoorzitting/uitnodigen/schermen/agenda-page'
import { endSubscription, makeSubscription } from '~/hoorzitting/uitnodigen/subscription.server'
import { sqlOfPrisma } from '~/platform/sql'

export const loader = lezen('routes/agenda._index', ({ wie, diensten }) => readAgendaPage(diensten, wie))

export const action = doen('routes/agenda._index', {
  maken: async ({ wie, diensten }) => ({
    adres: `${diensten.party.origin}${await diensten.db.$transaction((tx) => makeSubscription(sqlOfPrisma(tx), diensten, wie))}`
  }),
  intrekken: async ({ wie, diensten }) => {
    await diensten.db.$transaction((tx) => endSubscription(sqlOfPrisma(tx), diensten.clock, wie))
    return redirect('/agenda')
  }
})

export default function Agenda() {
  return <AgendaPage {...useLoaderData<typeof loader>()} adres={useActionData<typeof action>()?.adres} />
}
