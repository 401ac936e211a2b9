import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ColleaguesPage } from '~/gemachtigde/schermen/colleagues-page'
import { letColleagueIn, withdrawColleague } from '~/gemachtigde/toegang/invite.server'
import { withOrigin } from '~/gemachtigde/toegang/leaving'
import { readColleagues } from '~/gemachtigde/toegang/read-access.server'
import { colleagueFormSchema, linkFormSchema } from '~/gemachtigde/toegang/schema'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/gemachtigde.$dossierId.toegang', ({ wie, diensten, feiten }) => readColleagues(diensten, feiten, wie.accountId))

export const action = doeInDossier('routes/gemachtigde.$dossierId.toegang', {
  toelaten: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: colleagueFormSchema })
    if (submission.status !== 'success') return data({ lastResult: submission.reply(), gegeven: undefined }, { status: 422 })
    const uitkomst = await letColleagueIn(diensten, wie, dossierId, submission.value.kantoorFunctie)
    if (!uitkomst.ok) return data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }), gegeven: undefined }, { status: 422 })
    return data({ lastResult: null, gegeven: withOrigin(uitkomst.value, diensten.party.origin) })
  },
  intrekken: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: linkFormSchema })
    if (submission.status !== 'success') return data({ lastResult: submission.reply(), gegeven: undefined }, { status: 422 })
    const uitkomst = await withdrawColleague(diensten, wie, dossierId, submission.value.link)
    return uitkomst.ok ? redirect(`/gemachtigde/${dossierId}/toegang`) : data({ lastResult: submission.reply({ formErrors: [uitkomst.bericht] }), gegeven: undefined }, { status: 422 })
  }
})

export default function WieMetUMeekijkt() {
  const antwoord = useActionData<typeof action>()
  return <ColleaguesPage {...useLoaderData<typeof loader>()} lastResult={antwoord?.lastResult} gegeven={antwoord?.gegeven} />
}
