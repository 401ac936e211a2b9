import type { Person } from './person'
import { saved } from './person'

export interface Judgement {
  oordeel: 'Versterkt' | 'Neutraal' | 'Verzwakt' | 'Niet te beoordelen'
  gewicht?: 'licht' | 'zwaar'
  reden: string
  /** Number of the stuk the judgement rests on; none for *niet te beoordelen*. */
  stuk?: number
}

export interface SheetPlan {
  /** The judgement for a criterion; each member has views of their own. */
  judge(code: string): Judgement
  /** The text for a criterion of group E, or undefined for *geen bijzonderheden*. */
  frame(code: string): string | undefined
}

/** Fills in the whole sheet on screen, one criterion after the other, as a member does. */
export async function fillSheet(person: Person, plan: SheetPlan, from = 'A1'): Promise<void> {
  const { page } = person
  await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname}?criterium=${from}`)
  await saved(person)
  for (;;) {
    const heading = (await page.locator('.criterion h2').innerText()).trim()
    const code = heading.split(' ')[0] ?? ''
    await fillCriterion(person, code, plan)
    const next = page.getByRole('navigation', { name: 'Vorige en volgende' }).getByRole('link').last()
    await next.click()
    if (await isOverview(person, heading)) break
  }
  await saved(person)
}

async function isOverview({ page }: Person, before: string): Promise<boolean> {
  await page.waitForFunction((old) => (document.querySelector('h2[tabindex="-1"]')?.textContent ?? '').trim() !== old, before)
  return (await page.locator('.criterion').count()) === 0
}

async function fillCriterion({ page }: Person, code: string, plan: SheetPlan): Promise<void> {
  const form = page.locator('.criterion')
  if ((await form.getByText('Niet van toepassing').count()) > 0) return
  if ((await form.locator('.mark-choice').count()) === 0) {
    const tekst = plan.frame(code)
    if (tekst === undefined) await form.getByRole('checkbox', { name: /geen bijzonderheden/i }).check()
    else await form.getByLabel('Uw tekst').fill(tekst)
    return
  }
  const { oordeel, gewicht, reden, stuk } = plan.judge(code)
  await form.getByRole('radio', { name: new RegExp(`^${oordeel}`) }).check({ force: true })
  if (gewicht) await form.getByRole('radio', { name: new RegExp(`^${gewicht}`) }).check()
  await form.locator('#reden').fill(reden)
  if (oordeel === 'Niet te beoordelen') {
    await form.locator('#ontbrekend').fill('Een verklaring van een behandelaar')
    await form.locator('#soortBron').selectOption('medisch')
  }
  if (stuk !== undefined && oordeel !== 'Niet te beoordelen') {
    const papers = page.getByRole('combobox', { name: 'Stuk om te lezen' })
    if ((await papers.inputValue()) !== String(stuk)) await papers.selectOption(String(stuk))
    await page.getByRole('button', { name: `Citeren bij ${code}`, exact: true }).click()
    await form.locator('.citations__list li').first().waitFor()
  }
  await answerDemands(page)
}

/** What the catalogue asks beside a weakened judgement: each field that is on the screen. */
async function answerDemands(page: Person['page']): Promise<void> {
  const asked = page.locator('.demands')
  if ((await asked.count()) === 0) return
  const radios = { weersprekend: '#weersprekend', voorgelegd: 'input[name="voorgelegd"][value="niet"]', alleenDat: '#alleenDat' }
  for (const radio of Object.values(radios)) if ((await asked.locator(radio).count()) > 0) await asked.locator(radio).check()
  for (const area of await asked.locator('textarea').all()) await area.fill('Dit is gelezen in het licht van haar angst en het tijdsverloop.')
}
