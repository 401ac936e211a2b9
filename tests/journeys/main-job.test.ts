import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser'
import { enrolPasskey, enter, inspect, picture, saved, type Person } from './person'
import { fillSheet, type Judgement, type SheetPlan } from './score'
import { startStage, type Stage } from './stage'

const run = promisify(execFile)
const project = fileURLToPath(new URL('../..', import.meta.url))

let stage: Stage
let browser: Browser
const people: Record<string, Person> = {}
const who = (functie: string): Person => {
  const person = people[functie]
  if (!person) throw new Error(`${functie} is niet aangemeld`)
  return person
}
const goTo = async (functie: string, path: string): Promise<void> => {
  await who(functie).page.goto(`${stage.paneel}${path}`)
}
const noise = (): string[] => Object.values(people).flatMap((person) => person.noise())

/** The dossier's own address, known once the coördinator opened it. */
let dossier = ''

const members = ['Panellid IND', 'Panellid zorg', 'Panellid politie'] as const
const panel = [...members, 'Voorzitter', 'Secretaris'] as const

/** Facts of the published case, weighed differently by each member. */
const judge = (functie: string) => (code: string): Judgement => {
  if (code === 'C5' && functie !== 'Panellid zorg') return { oordeel: 'Niet te beoordelen', reden: 'Er is geen medisch stuk in het dossier.' }
  if (code === 'B3') return verdicts[functie] ?? verdicts['Panellid politie']!
  if (code === 'F3' && functie === 'Panellid IND') return { oordeel: 'Verzwakt', gewicht: 'licht', reden: 'De melding kwam pas na ongeveer twee jaar.', stuk: 3 }
  if (code.startsWith('G') || code.startsWith('A')) return { oordeel: 'Versterkt', gewicht: 'zwaar', reden: `Schuld, paspoort en dwang staan beschreven bij ${code}.`, stuk: 3 }
  return { oordeel: 'Neutraal', reden: `Bij ${code} is in de stukken weinig te vinden dat richting geeft.`, stuk: 1 }
}
const verdicts: Record<string, Judgement> = {
  'Panellid IND': { oordeel: 'Verzwakt', gewicht: 'licht', reden: 'In 2004 en bij de aanhoudingen is niets over dwang gezegd.', stuk: 2 },
  'Panellid zorg': { oordeel: 'Versterkt', gewicht: 'licht', reden: 'Zwijgen was deel van de eed; later is het verhaal in de kern gelijk.', stuk: 4 },
  'Panellid politie': { oordeel: 'Neutraal', reden: 'Bij de aanhoudingen is er niet naar gevraagd.', stuk: 2 }
}
const planOf = (functie: string): SheetPlan => ({
  judge: judge(functie),
  frame: (code) => (code === 'E6' ? 'Zij geloofde in de eed en vreesde uitzetting; praten was gevaarlijk voor haar familie.' : undefined)
})

beforeAll(async () => {
  ;[stage, browser] = await Promise.all([startStage(), launchBrowser()])
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await stage?.stop()
})

// When something goes wrong, what everybody saw at that moment tells more than a stack.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [functie, person] of Object.entries(people)) await picture(person, `fout-${functie}`)
})

describe('the main job, eight people at once', () => {
  it('[R-TOE-14] everybody signs in by function and lands on work that is theirs', async () => {
    for (const functie of ['Coördinator', ...panel, 'Beslismedewerker IND']) people[functie] = await enter(browser, stage.paneel, functie)
    await inspect(who('Coördinator'), '01-mijn-werk')
    await who('Panellid zorg').page.getByText('U bent bij').waitFor()
    expect(noise()).toEqual([])
  }, 90_000)

  it('[R-DOS-8] the coördinator takes the dossier, does the intake and sets up the panel', async () => {
    const { page } = who('Coördinator')
    await page.getByRole('link', { name: /Bekijken/ }).click()
    await page.getByRole('button', { name: 'Dossier aannemen' }).click()
    await page.waitForURL(/\/intake$/)
    dossier = new URL(page.url()).pathname.replace('/intake', '')
    await page.getByRole('button', { name: 'Intake afronden' }).click()
    await page.getByRole('alert').getByText('Vul in wie om het advies vraagt.').waitFor()
    await inspect(who('Coördinator'), '02-intake-met-fouten')
    await page.getByLabel('Waarom is het V-nummer onbekend?').fill('Betrokkene had geen verblijfspapieren.')
    await page.getByLabel('Wie vraagt om het advies?').fill('Gemachtigde van betrokkene')
    await page.getByLabel('Waarvoor is het advies nodig?').fill('Beslissing over verblijf op humanitaire gronden')
    await page.getByLabel('Op welke grondslag adviseert het panel?').fill('Verzoek om advies; een regeling is er nog niet.')
    await page.getByLabel('Nee of nog niet bekend').check()
    await page.getByLabel('Nee', { exact: true }).check()
    await page.getByRole('button', { name: 'Intake afronden' }).click()
    await page.waitForURL(/\/panel$/)
    await inspect(who('Coördinator'), '03-panel')
    const seats = { Voorzitter: 'VZ-0001', Secretaris: 'SEC-0001', 'Lid IND': 'IND-0001', 'Lid zorg': 'ZRG-0001', 'Lid politie': 'POL-0001' }
    for (const [label, nummer] of Object.entries(seats)) {
      const select = page.getByLabel(label, { exact: true })
      const option = await select.locator('option', { hasText: nummer }).getAttribute('value')
      await select.selectOption(option)
    }
    await page.getByRole('button', { name: 'Panel vastleggen' }).click()
    await page.waitForURL(/\/hoorzitting$/)
    expect(noise()).toEqual([])
  }, 90_000)

  it('[R-TOE-12] each member declares before seeing anything but the kenmerk and the names involved', async () => {
    await goTo('Panellid IND', `${dossier}/stukken`)
    expect(new URL(who('Panellid IND').page.url()).pathname).toBe(`${dossier}/verklaring`)
    await inspect(who('Panellid IND'), '04-verklaring')
    await Promise.all(
      panel.map(async (functie) => {
        await goTo(functie, '/werk')
        const { page } = who(functie)
        await page.getByRole('link', { name: /Verklaring geven/ }).click()
        for (const no of await page.getByLabel('Nee', { exact: true }).all()) await no.check()
        await page.getByRole('button', { name: 'Verklaring vastleggen' }).click()
        await page.waitForURL(new RegExp(`${dossier}$`))
      })
    )
    await inspect(who('Panellid zorg'), '05-dossier')
    await goTo('Panellid zorg', `${dossier}/stukken`)
    await inspect(who('Panellid zorg'), '06-stukken')
    expect(noise()).toEqual([])
  }, 90_000)

  it('[R-HRZ-1] the coördinator sets the date of the hearing', async () => {
    const { page } = who('Coördinator')
    await inspect(who('Coördinator'), '07-hoorzitting-plannen')
    const inAWeek = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString().slice(0, 10)
    await page.locator('input[type="date"]').fill(inAWeek)
    await page.locator('#tijd').fill('10:00')
    await page.locator('#plaats').fill('Ruimte B2')
    await page.getByRole('button', { name: /plannen|vastleggen/i }).click()
    await page.waitForURL(new RegExp(`${dossier}$`))
    await page.getByText(/hoorzitting gepland/i).first().waitFor()
    expect(noise()).toEqual([])
  }, 60_000)

  it('[R-BEO-47] [R-BEO-91] three members fill in their sheets on the papers, each in a room of their own, and hand in before the hearing', async () => {
    await Promise.all(
      members.map(async (functie) => {
        await goTo(functie, `${dossier}/beoordeling`)
        await fillSheet(who(functie), planOf(functie))
      })
    )
    const { page } = who('Panellid zorg')
    for (const functie of members) {
      await who(functie).page.getByRole('button', { name: 'Beoordeling indienen' }).click()
      await who(functie).page.getByText('Uw beoordeling is ingediend').waitFor()
    }
    await inspect(who('Panellid zorg'), '09-beoordeling-overzicht')
    await goTo('Voorzitter', `${dossier}/rondes`)
    await inspect(who('Voorzitter'), '09b-rondes')
    await page.goto(`${stage.paneel}${dossier}/beoordeling?criterium=B3`)
    await saved(who('Panellid zorg'))
    expect(await page.locator('#reden').inputValue()).toBe(verdicts['Panellid zorg']?.reden)
    await inspect(who('Panellid zorg'), '08-beoordeling')
    expect(noise()).toEqual([])
  }, 300_000)

  it('[R-HRZ-8] two people type the verslag together, and the secretaris fixes it', async () => {
    await Promise.all([goTo('Secretaris', `${dossier}/verslag`), goTo('Panellid zorg', `${dossier}/verslag`)])
    const left = who('Secretaris').page.getByRole('textbox', { name: /verslag/i })
    const right = who('Panellid zorg').page.getByRole('textbox', { name: /verslag/i })
    await Promise.all([saved(who('Secretaris')), saved(who('Panellid zorg'))])
    await left.click()
    await left.pressSequentially('Voorzitter: Hoe kwam u in contact met het werk? ', { delay: 5 })
    await right.getByText('in contact met het werk').waitFor()
    await right.click()
    await right.press('Control+End')
    await Promise.all([
      right.pressSequentially('Betrokkene: Er was werk in een café in het vooruitzicht gesteld.', { delay: 5 }),
      left.press('Control+Home').then(() => left.pressSequentially('Opening om tien uur. ', { delay: 5 }))
    ])
    for (const page of [who('Secretaris').page, who('Panellid zorg').page]) {
      await page.getByText('Opening om tien uur.').waitFor()
      await page.getByText('in het vooruitzicht gesteld.').waitFor()
    }
    await Promise.all([saved(who('Secretaris')), saved(who('Panellid zorg'))])
    await inspect(who('Secretaris'), '10-verslag')
    const { page } = who('Secretaris')
    await page.getByText('Klaar om na te lezen', { exact: true }).first().click()
    for (const wie of ['Panellid IND', 'Panellid zorg', 'Panellid politie', 'Voorzitter', 'Secretaris', 'Betrokkene', 'Gemachtigde', 'Tolk']) {
      await page.getByRole('checkbox', { name: wie, exact: true }).check()
    }
    await page.getByRole('button', { name: 'Tekst sluiten en laten nalezen' }).click()
    await page.getByRole('radio', { name: 'Teruggelezen in de zaal' }).check({ force: true })
    await page.getByRole('button', { name: 'Vastleggen en termijn beginnen' }).click()
    await page.getByText('Betrokkene heeft de termijn niet nodig', { exact: true }).click()
    await page.getByLabel('Wanneer en hoe is dat gezegd?').fill('Na het teruglezen in de zaal, met de tolk.')
    await page.getByRole('button', { name: 'Vastleggen', exact: true }).click()
    await page.getByRole('checkbox', { name: /nagelezen/ }).check()
    await page.getByRole('button', { name: 'Verslag vaststellen' }).click()
    await page.getByText('Dit verslag ligt vast').waitFor()
    await inspect(who('Secretaris'), '11-verslag-vast')
    expect(noise()).toEqual([])
  }, 240_000)

  it('[R-BEO-43] nobody sees another sheet until all have handed in; then all open together', async () => {
    for (const functie of members) {
      const { page } = who(functie)
      await goTo(functie, `${dossier}/beoordeling`)
      await saved(who(functie))
      await page.getByText('Ronde 2, na de hoorzitting').first().waitFor()
      await page.getByRole('link', { name: /^(Indienen|Overzicht)$/ }).first().click()
      await page.getByRole('button', { name: 'Beoordeling indienen' }).click()
      if (functie !== 'Panellid politie') {
        await page.getByText('Uw beoordeling is ingediend').waitFor()
        await goTo('Voorzitter', `${dossier}/weging`)
        await who('Voorzitter').page.getByText('Dat kan nu niet').waitFor()
      }
    }
    // The sheets close for all: each window goes on by itself.
    await Promise.all(members.map((functie) => who(functie).page.waitForURL((url) => url.pathname === `${dossier}/weging` || url.pathname === dossier)))
    expect(noise()).toEqual([])
  }, 90_000)

  it('[R-BEO-60] the panel sees where it differs, writes the balance together and each gives a standpunt', async () => {
    await Promise.all([...members, 'Voorzitter' as const].map((functie) => goTo(functie, `${dossier}/weging?criterium=B3`)))
    const ind = who('Panellid IND').page
    await ind.getByText('Zwijgen was deel van de eed').first().waitFor()
    await writeBalances()
    await inspect(who('Panellid IND'), '12-weging')
    await Promise.all(members.map((functie) => giveView(functie)))
    await goTo('Voorzitter', `${dossier}/weging`)
    const { page } = who('Voorzitter')
    await page.getByText('Alles is er').waitFor()
    await inspect(who('Voorzitter'), '13-weging-vastleggen')
    await page.locator('#vastleggen input[name="nieuwFeit"][value="nee"]').check()
    await page.getByRole('button', { name: 'Weging vastleggen' }).click()
    await page.waitForURL((url) => url.pathname === dossier || url.pathname === `${dossier}/advies`)
    await goTo('Voorzitter', `${dossier}/advies`)
    expect(noise()).toEqual([])
  }, 180_000)

  it('[R-ADV-20] the advies is written, fixed, approved with three passkeys, sealed and issued', async () => {
    const { page } = who('Voorzitter')
    await page.getByRole('textbox', { name: 'Wat betrokkene vertelde' }).click()
    await page.keyboard.type('Betrokkene kwam met een belofte van werk naar Griekenland, moest een schuld van 40.000 euro aflossen en is gedwongen tot prostitutie. [verslag, alinea 1] [stuk 1]')
    await page.getByRole('button', { name: 'Contra-indicatie toevoegen' }).click()
    await page.getByLabel('Wat is de contra-indicatie (1)?').fill('Bij eerdere aanhoudingen is geen dwang gemeld. [stuk 1]')
    await page.getByLabel('Aannemelijk', { exact: true }).check()
    await saved(who('Voorzitter'))
    await page.getByRole('button', { name: 'Advies vaststellen' }).click()
    await page.getByRole('alert').getByText('Contra-indicatie 1: kies of dit aan betrokkene is voorgelegd.').waitFor()
    await page.getByLabel('Op de hoorzitting', { exact: true }).check()
    await page.getByLabel('Waar is dit voorgelegd (1)?').fill('alinea 1')
    await page.getByLabel('Wat antwoordde betrokkene (1)?').fill('Zij moest zwijgen vanwege de eed.')
    await page.getByLabel('Eenstemmig', { exact: true }).check()
    await saved(who('Voorzitter'))
    await inspect(who('Voorzitter'), '14-advies-schrijven')
    await page.getByRole('button', { name: 'Advies vaststellen' }).click()
    await page.getByRole('heading', { name: 'Advies aftekenen', level: 1 }).waitFor()
    for (const functie of members) {
      await enrolPasskey(who(functie), stage.paneel)
      await goTo(functie, `${dossier}/advies`)
      if (functie === 'Panellid IND') await inspect(who(functie), '15-advies-goedkeuren')
      await who(functie).page.getByRole('button', { name: 'Advies goedkeuren' }).click()
      await who(functie).page.getByText('U hebt goedgekeurd').waitFor()
    }
    await goTo('Voorzitter', `${dossier}/advies`)
    await page.getByRole('button', { name: 'Advies verzegelen' }).click()
    await page.getByText('Eerst de brief aan betrokkene').waitFor()
    await writeLetter()
    await goTo('Voorzitter', `${dossier}/advies`)
    await inspect(who('Voorzitter'), '16-advies-uitbrengen')
    await page.getByLabel('Aan wie?').selectOption({ index: 1 })
    await page.getByLabel('Hoe krijgt betrokkene het advies?').fill('De zorgcoördinator leest het voor, met een tolk.')
    await page.getByRole('button', { name: 'Advies uitbrengen' }).click()
    await page.getByText('De IND heeft nog niet geantwoord').waitFor()
    expect(noise()).toEqual([])
  }, 180_000)

  it('[R-ADV-21] the beslismedewerker reads this advies and nothing else, checks the seal, and answers', async () => {
    const { page } = who('Beslismedewerker IND')
    await goTo('Beslismedewerker IND', dossier)
    await page.getByText('Niet gevonden').waitFor()
    await goTo('Beslismedewerker IND', '/adviezen')
    await inspect(who('Beslismedewerker IND'), '17-adviezen')
    await page.getByRole('link', { name: /W-\d{4}-\d{4}/ }).click()
    await page.getByText('Dit is een TEST: geen rechtskracht').waitFor()
    await inspect(who('Beslismedewerker IND'), '18-advies-lezen')
    await verifyDownload(page)
    await page.getByText('Een vraag stellen').click()
    await page.getByLabel('Uw vraag').fill('Op welk stuk rust punt 3?')
    await page.getByRole('button', { name: 'Vraag stellen' }).click()
    await page.getByText('wacht op antwoord').waitFor()
    await goTo('Secretaris', '/werk')
    await who('Secretaris').page.getByRole('link', { name: 'Naar de vraag' }).click()
    await inspect(who('Secretaris'), '18b-vragen-van-de-ind')
    await who('Secretaris').page.getByLabel('Uw antwoord').fill('Op stuk 2, bladzijde 1.')
    await who('Secretaris').page.getByRole('button', { name: 'Antwoord vastleggen' }).click()
    await who('Secretaris').page.getByText('Beantwoord door de secretaris').waitFor()
    await page.reload()
    await page.getByText('Op stuk 2, bladzijde 1.').waitFor()
    await page.getByLabel('Ik volg het advies', { exact: true }).check()
    await page.getByLabel('Waarom?').fill('Het advies is zorgvuldig gemotiveerd.')
    await page.getByRole('button', { name: 'Antwoord vastleggen' }).click()
    await page.getByText('De IND volgt het advies').waitFor()
    await inspect(who('Beslismedewerker IND'), '18c-advies-beantwoord')
    expect(noise()).toEqual([])
  }, 240_000)

  it('[R-WAL-21] the opsporingsfunctionaris sees the leads at the other process; the panel has no way there', async () => {
    people.Opsporingsfunctionaris = await enter(browser, stage.opsporing, 'Opsporingsfunctionaris')
    const { page } = who('Opsporingsfunctionaris')
    await page.waitForURL(/\/opsporing$/)
    await inspect(who('Opsporingsfunctionaris'), '19-opsporing')
    await page.getByRole('link', { name: /L\.E\.|zaak/i }).first().click()
    await page.getByText('K.A.').first().waitFor()
    await inspect(who('Opsporingsfunctionaris'), '20-opsporing-zaak')
    for (const functie of ['Coördinator', 'Panellid politie', 'Beslismedewerker IND']) {
      await goTo(functie, '/opsporing')
      await who(functie).page.getByText('Niet gevonden').waitFor()
    }
    expect(noise()).toEqual([])
  }, 90_000)

  it('[R-LOG-1] nothing of the case stands in a technical log', () => {
    const logs = stage.readLogs()
    for (const words of ['Zwijgen was deel', 'Griekenland', 'K.A.', 'deel van de eed', 'Gemachtigde van']) expect(logs).not.toContain(words)
  })
})

async function writeBalances(): Promise<void> {
  const writers = ['Panellid IND', 'Panellid zorg'] as const
  const first = who('Panellid IND').page
  const groups = await first.getByRole('navigation', { name: 'Balans per groep' }).getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  for (const [index, href] of groups.entries()) {
    const functie = writers[index % 2] ?? 'Panellid IND'
    const { page } = who(functie)
    await page.goto(new URL(href, page.url()).href)
    const box = page.getByRole('textbox', { name: /^Balans groep/ })
    await box.click()
    await page.keyboard.type('De verklaring is in de kern gelijk gebleven en past bij wat bekend is. ')
    await saved(who(functie))
    if (index === 0) await first.getByText('De verklaring is in de kern gelijk gebleven').first().waitFor()
  }
  await first.goto(`${stage.paneel}${dossier}/weging?criterium=B3`)
}

/** The secretaris follows the task to the letter, is told what is missing, and adds her own language. */
async function writeLetter(): Promise<void> {
  const { page } = who('Secretaris')
  await goTo('Secretaris', '/werk')
  await page.getByRole('link', { name: 'Naar de brief' }).click()
  await page.getByRole('button', { name: 'Brief vastleggen' }).click()
  await page.getByRole('link', { name: 'Kies de taal van betrokkene.' }).waitFor()
  await inspect(who('Secretaris'), '15b-brief-invullen')
  await page.getByLabel('Taal van betrokkene').selectOption('ar')
  await page.getByLabel('Tekst in haar eigen taal', { exact: true }).fill('هذه رسالة عن رأي اللجنة.\nيمكنك طلب الشرح مرة أخرى.')
  await page.getByLabel('Wie legt de brief aan haar uit?').fill('de tolk en de zorgcoördinator')
  await page.getByLabel('Bij wie kan zij terecht met vragen?').fill('uw zorgcoördinator')
  await page.getByRole('button', { name: 'Brief vastleggen' }).click()
  await page.getByText('De brief is klaar').waitFor()
  await inspect(who('Secretaris'), '15c-brief')
}

async function giveView(functie: (typeof members)[number]): Promise<void> {
  const { page } = who(functie)
  await goTo(functie, `${dossier}/weging`)
  const card = page.locator('#eindoordeel')
  await card.getByLabel('Aannemelijk', { exact: true }).check()
  await card.locator('input[name="dragend"][value="A"]').check()
  await card.locator('input[name="versterkt"][value="A1"]').check()
  await card.getByRole('textbox').first().click()
  await page.keyboard.type('Alles samen vind ik het aannemelijk.')
  await card.locator('.status--saved').waitFor()
  await card.getByRole('button', { name: 'Standpunt vastleggen' }).click()
  await card.getByText(/versie 1/i).waitFor()
}

/** The file that the reader downloads, judged by the project's own verifier and by pdfsig. */
async function verifyDownload(page: Person['page']): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'weging-advies-'))
  try {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download PDF' }).click()])
    const file = join(folder, 'advies.pdf')
    await download.saveAs(file)
    const own = await run('npm', ['run', '--silent', 'advies:verify', '--', file, '--json'], { cwd: project })
    const report: unknown = JSON.parse(own.stdout)
    expect(report).toMatchObject({ houdt: true, vertrouwen: 'test' })
    const { stdout } = await run('pdfsig', [file])
    expect(stdout).toContain('Signature is Valid.')
    expect(stdout).toContain('Total document signed')
    await verifyOnPage(page, file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same file on the page that anybody may open. */
async function verifyOnPage(page: Person['page'], file: string): Promise<void> {
  const back = page.url()
  await page.goto(`${stage.paneel}/verificatie`)
  await inspect(who('Beslismedewerker IND'), '18d-verificatie')
  await page.getByLabel('Het advies', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Controleren' }).click()
  await page.getByText('Dit is een TEST: geen rechtskracht').waitFor()
  await inspect(who('Beslismedewerker IND'), '18e-verificatie-uitkomst')
  await page.goto(back)
}
