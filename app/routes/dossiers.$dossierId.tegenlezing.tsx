import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type LinksFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import type { z } from 'zod'
import { answerReader } from '~/beoordeling/tegenlezing/answer-reader.server'
import { askReading } from '~/beoordeling/tegenlezing/ask-reading.server'
import { declareReader } from '~/beoordeling/tegenlezing/declare-reader.server'
import { giveReading } from '~/beoordeling/tegenlezing/give-reading.server'
import { goOnWithout } from '~/beoordeling/tegenlezing/go-on-without.server'
import { handBack } from '~/beoordeling/tegenlezing/hand-back.server'
import { PanelPage } from '~/beoordeling/tegenlezing/panel-page'
import { readPanelView } from '~/beoordeling/tegenlezing/read-panel-page.server'
import { readReaderView } from '~/beoordeling/tegenlezing/read-reader-page.server'
import { ReaderPage } from '~/beoordeling/tegenlezing/reader-page'
import { antwoordFormSchema, leesFormSchema, vraagFormSchema, zonderFormSchema } from '~/beoordeling/tegenlezing/schema'
import stylesheet from '~/beoordeling/weging/weging.css?url'
import { readVerklaring } from '~/dossier/declaration'
import type { Uitkomst } from '~/dossier/in-dossier.server'
import { doeInDossier, leesDossier, type DossierVraag } from '~/guard-paneel.server'
import { HeardCard } from '~/hoorzitting/schermen/heard-card'
import { readVerslag, readWaiver } from '~/hoorzitting/store.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { unlessOnlyViewChanged } from '~/toegang/web'
import type { LinkProps } from '~/ui/index'

const route = 'routes/dossiers.$dossierId.tegenlezing'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = leesDossier(route, async ({ wie, diensten: { db, sql, clock }, feiten, dossierId }) => {
  const nothing = { panel: null, lezer: null, verslag: null, afgezien: null }
  if (feiten.lid) return { ...nothing, panel: await readPanelView(db, sql, wie, feiten, dagInAmsterdam(clock.now())) }
  const lezer = await readReaderView(db, wie, feiten)
  if (lezer.stap !== 'lezen') return { ...nothing, lezer }
  const [verslag, afgezien] = await Promise.all([readVerslag(db, dossierId), readWaiver(db, dossierId)])
  return { ...nothing, lezer, verslag: verslag && verslag.inhoud, afgezien: afgezien && afgezien.inhoud }
})

/** One form of this page: what was typed is checked, the deed is done, and the page says what is wrong where it was typed. */
const form =
  <Schema extends z.ZodType>(doen: 'vragen' | 'beantwoorden' | 'zonder' | 'geven', schema: Schema, act: (vraag: DossierVraag, value: z.output<Schema>) => Promise<Uitkomst>) =>
  async (vraag: DossierVraag) => {
    const submission = parseWithZod(vraag.form, { schema })
    if (submission.status !== 'success') return data({ doen, lastResult: submission.reply() }, { status: 422 })
    const uitkomst = await act(vraag, submission.value)
    return uitkomst.ok ? redirect(`/dossiers/${vraag.dossierId}/tegenlezing`) : data({ doen, lastResult: submission.reply({ formErrors: [uitkomst.bericht] }) }, { status: 422 })
  }

export const action = doeInDossier(route, {
  vragen: form('vragen', vraagFormSchema, ({ diensten, wie, dossierId }, { lezer }) => askReading(diensten, wie, dossierId, lezer)),
  beantwoorden: form('beantwoorden', antwoordFormSchema, ({ diensten, wie, dossierId }, { tekst }) => answerReader(diensten, wie, dossierId, tekst)),
  zonder: form('zonder', zonderFormSchema, ({ diensten, wie, dossierId }, { reden }) => goOnWithout(diensten, wie, dossierId, reden)),
  geven: form('geven', leesFormSchema, ({ diensten, wie, dossierId }, value) => giveReading(diensten, wie, dossierId, value)),
  verklaren: async ({ diensten, wie, dossierId, form: sent }) => {
    const invoer = Object.fromEntries([...sent].map(([naam, waarde]) => [naam, String(waarde)]))
    const gelezen = readVerklaring(invoer)
    if (!gelezen.ok) return data({ fouten: gelezen.fouten, invoer }, { status: 422 })
    const uitkomst = await declareReader(diensten, wie, dossierId, gelezen.value)
    if (!uitkomst.ok) return data({ fouten: [{ veld: 'belang', bericht: uitkomst.bericht }], invoer }, { status: 422 })
    return redirect(uitkomst.value === 'geen_belang' ? `/dossiers/${dossierId}/tegenlezing` : '/werk')
  },
  teruggeven: async ({ diensten, wie, dossierId }) => {
    const uitkomst = await handBack(diensten, wie, dossierId)
    return uitkomst.ok ? redirect('/werk') : data({ fouten: [{ veld: 'belang', bericht: uitkomst.bericht }], invoer: {} }, { status: 422 })
  }
})

// Another criterion is another address on the same page: what was typed stays.
export const shouldRevalidate = unlessOnlyViewChanged

const CriteriumLink = ({ href, ...rest }: LinkProps) => <Link to={href} {...rest} />

export default function Tegenlezing() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const fout = answer && 'doen' in answer ? answer : undefined
  if (page.panel) return <PanelPage {...page.panel} fout={fout && fout.doen !== 'geven' ? { ...fout, doen: fout.doen } : undefined} />
  return (
    <ReaderPage
      view={page.lezer}
      criterium={search.get('criterium')}
      gehoord={<HeardCard verslag={page.verslag} afgezien={page.afgezien} />}
      verklaring={answer && 'fouten' in answer ? answer : undefined}
      lastResult={fout?.doen === 'geven' ? fout.lastResult : undefined}
      LinkComponent={CriteriumLink}
    />
  )
}
