import { expect, it } from 'vitest'
import { loadDossierFacts } from '~/dossier/facts.server'
import { createTestPanel } from '~tests/fixtures/round'
import { readSheetPage } from './read-sheet-page.server'

const kanarie = 'ZKANARIEZ'

it('[R-BEO-46] of betrokkene nothing but the papers comes to the score sheet: no nationality, no reason of intake, no name', async () => {
  const panel = await createTestPanel()
  try {
    const { dossierId, wie } = await panel.openRound()
    const gegevens = { geslacht: kanarie, leeftijdOpgave: kanarie, minderjarigOpgave: kanarie, nationaliteit: kanarie, landHerkomst: kanarie, vormUitbuiting: [kanarie] }
    await panel.werk.db.betrokkene.create({ data: { dossierId, ...gegevens } })
    await panel.werk.db.betrokkenNaam.create({ data: { dossierId, volgnummer: 1, naam: kanarie } })
    await panel.werk.db.gebeurtenis.create({ data: { id: panel.werk.ids.uuid(), dossierId, volgnummer: 1, datumTekst: '2004', omschrijving: kanarie } })
    await panel.werk.db.dossier.update({ where: { id: dossierId }, data: { aanduiding: kanarie, vNummer: kanarie, doel: kanarie, vraag: kanarie } })
    const facts = await loadDossierFacts(panel.sql, wie.zorg.accountId, dossierId, 'read', panel.now)
    if (!facts) throw new Error('het dossier is er niet')
    const page = await readSheetPage(panel.werk.db, panel.sql, facts)
    expect(JSON.stringify(page)).not.toContain(kanarie)
    expect(Object.keys(page).sort()).toEqual(['catalogus', 'discipline', 'dossierId', 'eigen', 'hoorzitting', 'kenmerk', 'minderjarig', 'ronde', 'room', 'soort', 'spoed', 'stand', 'stukken', 'uiterlijk', 'zetels'])
  } finally {
    await panel.stop()
  }
})
