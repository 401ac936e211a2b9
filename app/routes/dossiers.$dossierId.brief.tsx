import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readLetterPage } from '~/advies/brief/read-letter-page.server'
import { letterFormSchema } from '~/advies/brief/schema'
import { writeLetter } from '~/advies/brief/write-letter.server'
import { LetterPage } from '~/advies/schermen/letter-page'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'

export const loader = leesDossier('routes/dossiers.$dossierId.brief', ({ diensten, feiten }) => readLetterPage(diensten, feiten))

export const action = doeInDossier('routes/dossiers.$dossierId.brief', {
  vastleggen: async ({ wie, diensten, form, dossierId }) => {
    const submission = parseWithZod(form, { schema: letterFormSchema })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const uitkomst = await writeLetter(diensten, wie, dossierId, submission.value)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/brief`) : data(submission.reply({ formErrors: [uitkomst.bericht] }), { status: 422 })
  }
})

export default function Brief() {
  return <LetterPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
}
