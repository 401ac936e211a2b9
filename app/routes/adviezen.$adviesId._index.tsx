import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { markChecked, openAdvies, replySchema, replyToAdvies, vergewisPunten, vergewisTekst, type LezerUitkomst } from '~/advies/read-advies.server'
import { ReaderPage } from '~/advies/schermen/reader-page'
import { AdviesDocument } from '~/advies/schema'
import { verifyAdvies } from '~/advies/verify.server'
import { doen, lezen } from '~/guard-paneel.server'
import { notFound, refuse } from '~/toegang/guard.server'

export const loader = lezen('routes/adviezen.$adviesId._index', async ({ wie, diensten, params }) => {
  const advies = await openAdvies(diensten, wie, params.adviesId ?? '')
  if (!advies) throw notFound()
  const rapport = await verifyAdvies(advies.pdf, {
    render: diensten.renderer.render,
    expectedRpId: diensten.party.id,
    trustedCertificates: [diensten.zegel.certificatePem]
  })
  return {
    adviesId: advies.id,
    document: AdviesDocument.parse(JSON.parse(advies.inhoud)),
    gelijk: rapport.advies?.sha256 === advies.sha256,
    rapport,
    punten: vergewisPunten.map((punt) => ({ punt, tekst: vergewisTekst[punt], nagegaan: advies.punten.some((rij) => rij.punt === punt && rij.nagegaan) })),
    antwoord: advies.terugmelding ? { keuze: advies.terugmelding.keuze, reden: advies.terugmelding.reden, op: advies.terugmelding.gemeldOp.toISOString() } : null
  }
})

const answer = (uitkomst: LezerUitkomst, adviesId: string | undefined) => {
  if (uitkomst === 'onbekend') throw notFound()
  if (uitkomst === 'al-gemeld') refuse({ soort: 'nu-niet', uitleg: 'U hebt al op dit advies geantwoord. Uw eerste antwoord staat vast; dit is niet bewaard.' }, '/adviezen')
  return redirect(`/adviezen/${adviesId}`)
}

export const action = doen('routes/adviezen.$adviesId._index', {
  nagaan: async ({ wie, diensten, form, params }) => {
    const gekozen = form.getAll('punt')
    const uitkomst = await markChecked(diensten, wie, params.adviesId ?? '', vergewisPunten.filter((punt) => gekozen.includes(punt)))
    return answer(uitkomst, params.adviesId)
  },
  melden: async ({ wie, diensten, form, params }) => {
    const submission = parseWithZod(form, { schema: replySchema })
    if (submission.status !== 'success') return data({ lastResult: submission.reply() }, { status: 422 })
    return answer(await replyToAdvies(diensten, wie, params.adviesId ?? '', submission.value), params.adviesId)
  }
})

export default function LeesAdvies() {
  return <ReaderPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()?.lastResult} />
}
