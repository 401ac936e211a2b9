import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { markChecked, openAdvies, vergewisPunten, type LezerUitkomst, type Lezen } from '~/advies/read-advies.server'
import { asReaderPage } from '~/advies/read-reader-page.server'
import { courtSchema, questionSchema, replySchema } from '~/advies/reply'
import { askPanel, recordCourtOutcome, replyToAdvies } from '~/advies/reply-to-advies.server'
import { findSuccessor } from '~/advies/supplement-advies.server'
import { ReaderPage } from '~/advies/schermen/reader-page'
import { doen, lezen } from '~/guard-paneel.server'
import { Superseded } from '~/advies/schermen/superseded'
import { Stack } from '~/ui/index'
import { notFound, refuse } from '~/toegang/guard.server'
import type { Wie } from '~/toegang/may'

export const loader = lezen('routes/adviezen.$adviesId._index', async ({ wie, diensten, params }) => {
  const advies = await openAdvies(diensten, wie, params.adviesId ?? '')
  if (!advies) throw notFound()
  const opvolger = await findSuccessor(diensten.lezerSql, advies.kenmerk, advies.versie)
  return { ...(await asReaderPage(diensten, advies)), opvolger: opvolger?.versie ?? null }
})

const answer = (uitkomst: LezerUitkomst, adviesId: string | undefined) => {
  if (uitkomst === 'onbekend') throw notFound()
  if (uitkomst === 'al-gemeld') refuse({ soort: 'nu-niet', uitleg: 'U hebt al op dit advies geantwoord. Uw eerste antwoord staat vast; dit is niet bewaard.' }, '/adviezen')
  return redirect(`/adviezen/${adviesId}`)
}

/** An incomplete form goes back with what was written; about an advies of somebody else there is nothing to fill in. */
const incomplete = async <Reply,>(diensten: Lezen, wie: Wie, adviesId: string | undefined, lastResult: Reply) => {
  if (!(await openAdvies(diensten, wie, adviesId ?? ''))) throw notFound()
  return data({ lastResult }, { status: 422 })
}

export const action = doen('routes/adviezen.$adviesId._index', {
  nagaan: async ({ wie, diensten, form, params }) => {
    const gekozen = form.getAll('punt')
    const uitkomst = await markChecked(diensten, wie, params.adviesId ?? '', vergewisPunten.filter((punt) => gekozen.includes(punt)))
    return answer(uitkomst, params.adviesId)
  },
  melden: async ({ wie, diensten, form, params }) => {
    const submission = parseWithZod(form, { schema: replySchema })
    if (submission.status !== 'success') return incomplete(diensten, wie, params.adviesId, submission.reply())
    return answer(await replyToAdvies(diensten, wie, params.adviesId ?? '', submission.value), params.adviesId)
  },
  vragen: async ({ wie, diensten, form, params }) => {
    const submission = parseWithZod(form, { schema: questionSchema })
    if (submission.status !== 'success') return incomplete(diensten, wie, params.adviesId, submission.reply())
    return answer(await askPanel(diensten, wie, params.adviesId ?? '', submission.value.vraag, diensten.vraagtermijn), params.adviesId)
  },
  uitspraak: async ({ wie, diensten, form, params }) => {
    const submission = parseWithZod(form, { schema: courtSchema })
    if (submission.status !== 'success') return incomplete(diensten, wie, params.adviesId, submission.reply())
    const uitkomst = await recordCourtOutcome(diensten, wie, params.adviesId ?? '', submission.value)
    if (uitkomst === 'te-vroeg') return data({ lastResult: submission.reply({ fieldErrors: { datum: ['Deze dag moet nog komen. Vul de datum van de uitspraak in.'] } }) }, { status: 422 })
    if (uitkomst === 'nog-niet-beslist') refuse({ soort: 'nu-niet', uitleg: 'Leg eerst vast wat u met het advies deed. Dit is niet bewaard.' }, '/adviezen')
    return answer(uitkomst, params.adviesId)
  }
})

export default function LeesAdvies() {
  const { opvolger, ...page } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()?.lastResult
  return (
    <Stack>
      <Superseded by={opvolger} />
      <ReaderPage {...page} lastResult={lastResult} />
    </Stack>
  )
}
