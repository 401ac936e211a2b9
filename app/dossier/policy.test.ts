import { describe, expect, it } from 'vitest'
import type { Wie } from '~/toegang/may'
import type { DossierFacts } from './facts'
import { dossierDeeds, mayDossier, type DossierDeed } from './policy'
import { fasen, hoedanigheden, hoedanigheidVanZetel, zetels, type Fase, type Hoedanigheid, type Zetel } from './schema'

const wie = (hoedanigheid: Hoedanigheid, accountId = 'ik'): Wie => ({ accountId, functie: 'proef', registernummer: 'R-1', hoedanigheid, sessie: 's' })

/** The facts of a dossier as they are in each phase, in its usual course, for somebody with this seat (or none). */
function factsIn(fase: Fase, zetel?: Zetel, change: Partial<DossierFacts> = {}): DossierFacts {
  const at = fasen.indexOf(fase)
  const past = (other: Fase): boolean => at >= fasen.indexOf(other) && fase !== 'niet_in_behandeling'
  return {
    dossierId: 'd',
    kenmerk: 'W-2026-0001',
    fase,
    coordinatorId: fase === 'nieuw' ? null : 'coordinator',
    vervangt: false,
    lid: zetel && past('beoordeling') ? { id: `lid-${zetel}`, zetel, verklaring: 'geen_belang' } : null,
    tegenlezer: null,
    gemachtigd: false,
    namens: null,
    reactieGevraagd: false,
    ronde: past('beoordeling') ? { id: 'r', nummer: 1, soort: 'enige', onthuld: past('weging') } : null,
    onthuldeRonde: past('weging') ? { id: 'r', nummer: 1 } : null,
    spoed: false,
    hoorzitting: past('beoordeling') ? { id: 'h', staat: past('weging') ? 'vastgesteld' : 'gepland' } : null,
    advies: past('advies') ? { id: 'a', versie: 1, staat: past('uitgebracht') ? 'uitgebracht' : 'concept' } : null,
    ...change
  }
}

const answer = (who: Wie, deed: DossierDeed, facts: DossierFacts | null): string => {
  const verdict = mayDossier(who, deed, facts)
  return verdict.ok ? 'ja' : verdict.refusal.soort
}

const asSeat = (zetel: Zetel, deed: DossierDeed, facts: DossierFacts): string => answer(wie(hoedanigheidVanZetel[zetel]), deed, facts)

interface Moment {
  facts: (zetel?: Zetel) => DossierFacts
  who: readonly (Zetel | 'coordinator')[]
  phases: readonly Fase[]
}

const handingOver: Moment = { facts: (zetel) => factsIn('weging', zetel), who: ['voorzitter', 'secretaris'], phases: ['weging', 'advies', 'uitgebracht', 'afgesloten'] }

/** Betrokkene reads the concept of the verslag: beside the usual course. */
const readThrough = (zetel?: Zetel): DossierFacts => factsIn('beoordeling', zetel, { hoorzitting: { id: 'h', staat: 'nalezen' } })

const readsMedical: Moment = { facts: (zetel) => factsIn('beoordeling', zetel), who: ['zorg'], phases: ['beoordeling', 'weging', 'advies'] }

/** The tracks go on before, beside and after the advies. */
const keepsTracks: Moment = { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling'] }

/** The side of betrokkene does it, tried below. */
const nobodyOfThePanel: Moment = { facts: (zetel) => factsIn('beoordeling', zetel), who: [], phases: [] }

/** Who may do a deed when its moment is there: written out by hand from the design, not computed from the policy. */
const moments: Record<DossierDeed, Moment> = {
  'dossier.aannemen': { facts: () => factsIn('nieuw'), who: ['coordinator'], phases: ['nieuw'] },
  'dossier.overzicht': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', ...zetels], phases: ['nieuw', 'intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling'] },
  'doel.geven': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', ...zetels], phases: ['nieuw', 'intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling'] },
  'intake.doen': { facts: () => factsIn('intake'), who: ['coordinator'], phases: ['intake'] },
  'panel.samenstellen': { facts: () => factsIn('panel'), who: ['coordinator'], phases: ['panel', 'beoordeling', 'weging', 'advies'] },
  'belang.verklaren': { facts: (zetel) => factsIn('beoordeling', zetel, zetel ? { lid: { id: 'l', zetel, verklaring: 'open' } } : {}), who: zetels, phases: [] },
  'stukken.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'onderwerpen.schrijven': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['voorzitter', 'secretaris'], phases: ['beoordeling', 'weging'] },
  'stuk.toevoegen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', 'voorzitter', 'secretaris'], phases: ['intake', 'panel', 'beoordeling', 'weging', 'advies'] },
  'medisch.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', 'zorg'], phases: ['panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'medisch.vastleggen': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling', 'weging', 'advies'] },
  'medisch.intrekken': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'medisch.openen': readsMedical,
  'medisch.concluderen': readsMedical,
  'medisch.voorleggen': readsMedical,
  'score.schrijven': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['IND', 'zorg', 'politie'], phases: ['beoordeling'] },
  'score.indienen': { facts: (zetel) => factsIn('beoordeling', zetel, { hoorzitting: { id: 'h', staat: 'vastgesteld' } }), who: ['IND', 'zorg', 'politie'], phases: [] },
  'ronde.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'ronde.een': { facts: (zetel) => factsIn('beoordeling', zetel, { ronde: { id: 'r', nummer: 1, soort: 'op_stukken', onthuld: false } }), who: ['voorzitter'], phases: [] },
  'ronde.spoed': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['voorzitter'], phases: ['beoordeling', 'weging'] },
  'ronde.twee': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['voorzitter'], phases: ['beoordeling'] },
  'ronde.heropenen': { facts: (zetel) => factsIn('weging', zetel), who: ['voorzitter'], phases: ['weging', 'advies'] },
  'zetel.sluiten': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['beoordeling', 'weging', 'advies'] },
  'belang.terugtreden': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling', 'weging', 'advies'] },
  'catalogus.verzetten': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', 'voorzitter'], phases: ['beoordeling'] },
  'hoorzitting.plannen': { facts: () => factsIn('beoordeling', undefined, { hoorzitting: null }), who: ['coordinator'], phases: ['panel', 'beoordeling'] },
  'uitnodiging.lezen': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'uitnodiging.kanaal': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling'] },
  'uitnodiging.brief': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling'] },
  'uitnodiging.uitreiken': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'uitnodiging.opnieuw': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'zitting.verzetten': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling'] },
  'zitting.vervallen': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling'] },
  'hoorwensen.vastleggen': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling'] },
  'beschikbaarheid.opschrijven': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling'] },
  'hoorzitting.afzien': { facts: (zetel) => factsIn('beoordeling', zetel, { hoorzitting: null }), who: ['voorzitter'], phases: ['beoordeling'] },
  'zitting.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'zitting.leiden': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['voorzitter', 'secretaris'], phases: ['beoordeling'] },
  'hoorvragen.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling'] },
  'hoorvragen.schrijven': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['voorzitter', 'IND', 'zorg', 'politie'], phases: ['beoordeling'] },
  'nazorg.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', ...zetels], phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'nazorg.contact': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', 'zorg', 'voorzitter', 'secretaris'], phases: ['beoordeling'] },
  'nazorg.bellen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', 'zorg', 'secretaris'], phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'toestemming.doel': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['voorzitter', 'secretaris'], phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'aantekening.schrijven': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling'] },
  'verslag.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'verslag.schrijven': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling'] },
  'verslag.concept': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['voorzitter', 'secretaris'], phases: ['beoordeling'] },
  'verslag.nalezen': { facts: readThrough, who: ['voorzitter', 'secretaris'], phases: [] },
  'verslag.corrigeren': { facts: readThrough, who: ['secretaris'], phases: [] },
  'verslag.antwoorden': { facts: readThrough, who: ['secretaris'], phases: [] },
  'verslag.vaststellen': { facts: readThrough, who: ['voorzitter', 'secretaris'], phases: [] },
  'weging.lezen': { facts: (zetel) => factsIn('weging', zetel), who: zetels, phases: ['weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'weging.meelezen': { facts: (zetel) => factsIn('weging', zetel), who: zetels, phases: ['weging'] },
  'weging.schrijven': { facts: (zetel) => factsIn('weging', zetel), who: ['voorzitter', 'IND', 'zorg', 'politie'], phases: ['weging'] },
  'weging.vastleggen': { facts: (zetel) => factsIn('weging', zetel), who: ['voorzitter'], phases: ['weging'] },
  'standpunt.meelezen': { facts: (zetel) => factsIn('weging', zetel), who: zetels, phases: ['weging', 'advies'] },
  'standpunt.schrijven': { facts: (zetel) => factsIn('weging', zetel), who: ['IND', 'zorg', 'politie'], phases: ['weging', 'advies'] },
  'tegenlezing.lezen': { facts: (zetel) => factsIn('advies', zetel), who: zetels, phases: ['advies', 'uitgebracht', 'afgesloten'] },
  'tegenlezing.vragen': { facts: (zetel) => factsIn('advies', zetel), who: ['voorzitter'], phases: ['advies'] },
  'tegenlezing.beantwoorden': { facts: (zetel) => factsIn('advies', zetel), who: ['voorzitter'], phases: ['advies'] },
  'tegenlezing.zonder': { facts: (zetel) => factsIn('advies', zetel), who: ['voorzitter'], phases: ['advies'] },
  // Nobody of the panel: tried below.
  'tegenlezing.verklaren': { facts: (zetel) => factsIn('advies', zetel), who: [], phases: [] },
  'tegenlezing.geven': { facts: (zetel) => factsIn('advies', zetel), who: [], phases: [] },
  'tegenlezing.teruggeven': { facts: (zetel) => factsIn('advies', zetel), who: [], phases: [] },
  'advies.concept-lezen': { facts: (zetel) => factsIn('advies', zetel), who: zetels, phases: ['advies', 'uitgebracht', 'afgesloten'] },
  'advies.schrijven': { facts: (zetel) => factsIn('advies', zetel), who: zetels, phases: ['advies'] },
  'namen.beslissen': { facts: (zetel) => factsIn('advies', zetel), who: ['secretaris'], phases: ['advies'] },
  'advies.bevriezen': { facts: (zetel) => factsIn('advies', zetel), who: ['voorzitter'], phases: ['advies'] },
  'advies.heropenen': { facts: (zetel) => factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat: 'bevroren' } }), who: ['voorzitter'], phases: [] },
  'advies.akkoord': { facts: (zetel) => factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat: 'bevroren' } }), who: ['IND', 'zorg', 'politie'], phases: [] },
  'advies.verzegelen': { facts: (zetel) => factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat: 'bevroren' } }), who: ['voorzitter', 'secretaris'], phases: [] },
  'advies.tijdstempel': { facts: (zetel) => factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat: 'wacht_op_tijdstempel' } }), who: ['coordinator', 'voorzitter', 'secretaris'], phases: [] },
  'brief.lezen': { facts: (zetel) => factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat: 'bevroren' } }), who: ['voorzitter', 'secretaris'], phases: ['uitgebracht', 'afgesloten'] },
  'brief.schrijven': { facts: (zetel) => factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat: 'verzegeld' } }), who: ['secretaris'], phases: [] },
  'handtekening.lezen': { facts: (zetel) => factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat: 'verzegeld' } }), who: zetels, phases: ['uitgebracht', 'afgesloten'] },
  'handtekening.inleveren': { facts: (zetel) => factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat: 'verzegeld' } }), who: ['IND', 'zorg', 'politie'], phases: ['uitgebracht', 'afgesloten'] },
  'advies.uitbrengen': { facts: (zetel) => factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat: 'verzegeld' } }), who: ['voorzitter', 'secretaris'], phases: [] },
  'vraag.lezen': { facts: (zetel) => factsIn('uitgebracht', zetel), who: zetels, phases: ['advies', 'uitgebracht', 'afgesloten'] },
  'vraag.beantwoorden': { facts: (zetel) => factsIn('uitgebracht', zetel), who: ['voorzitter', 'secretaris'], phases: ['advies', 'uitgebracht', 'afgesloten'] },
  'advies.aanvullen': { facts: (zetel) => factsIn('uitgebracht', zetel), who: ['voorzitter'], phases: ['uitgebracht', 'afgesloten'] },
  'gemachtigde.uitnodigen': { facts: () => factsIn('weging'), who: ['coordinator'], phases: ['panel', 'beoordeling', 'weging', 'advies'] },
  'overleg.voorbereiden': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht'] },
  'knelpunt.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', ...zetels], phases: ['intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling'] },
  'knelpunt.melden': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'knelpunt.afhandelen': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling'] },
  'gemachtigde.knelpunt': nobodyOfThePanel,
  // Nobody of the panel: tried below.
  'gemachtigde.lezen': { facts: (zetel) => factsIn('advies', zetel), who: [], phases: [] },
  'gemachtigde.intrekken': { facts: () => factsIn('weging'), who: ['coordinator'], phases: ['panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling'] },
  'gemachtigde.kantoorgenoot': nobodyOfThePanel,
  'gemachtigde.stukken': nobodyOfThePanel,
  'gemachtigde.stuk-toevoegen': nobodyOfThePanel,
  'gemachtigde.beschikbaarheid': nobodyOfThePanel,
  'gemachtigde.moment': nobodyOfThePanel,
  'gemachtigde.bezwaar': nobodyOfThePanel,
  'gemachtigde.conclusie': nobodyOfThePanel,
  'gemachtigde.verslag': nobodyOfThePanel,
  'inzage.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', 'voorzitter'], phases: ['panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'inzage.beslissen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', 'voorzitter'], phases: ['panel', 'beoordeling', 'weging', 'advies'] },
  'inzage.openen': { facts: () => factsIn('beoordeling'), who: ['coordinator'], phases: ['panel', 'beoordeling', 'weging', 'advies'] },
  'laat-stuk.beslissen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['voorzitter'], phases: ['beoordeling', 'weging', 'advies'] },
  'bezwaar.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', 'voorzitter'], phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'bezwaar.beslissen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', 'voorzitter'], phases: ['beoordeling', 'weging', 'advies'] },
  'reactie.lezen': { facts: (zetel) => factsIn('advies', zetel), who: ['voorzitter', 'secretaris'], phases: ['advies', 'uitgebracht', 'afgesloten'] },
  'reactie.vragen': { facts: (zetel) => factsIn('advies', zetel), who: ['voorzitter', 'secretaris'], phases: ['advies'] },
  'reactie.vastleggen': { facts: (zetel) => factsIn('advies', zetel), who: ['secretaris'], phases: ['advies'] },
  'reactie.geven': { facts: (zetel) => factsIn('advies', zetel, { reactieGevraagd: true }), who: [], phases: [] },
  'toestemming.lezen': handingOver,
  'toestemming.vastleggen': handingOver,
  'toestemming.intrekken': handingOver,
  'passages.overdragen': handingOver,
  'gevaar.melden': handingOver,
  'gevaar.bevestigen': handingOver,
  'betrokkene.inlichten': handingOver,
  'geschiedenis.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: zetels, phases: ['beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten'] },
  'spoor.lezen': { facts: (zetel) => factsIn('beoordeling', zetel), who: ['coordinator', ...zetels], phases: ['intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling'] },
  'zaak.gegevens': keepsTracks,
  'spoor.beginnen': keepsTracks,
  'spoor.stap': keepsTracks,
  'spoor.overslaan': keepsTracks,
  'spoor.termijn': keepsTracks,
  'uitgang.vastleggen': keepsTracks,
  'dossier.koppelen': keepsTracks,
  'vnummer.corrigeren': { ...keepsTracks, phases: ['panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling'] },
  'toestemming.keten': keepsTracks
}

describe.each(dossierDeeds)('%s', (deed) => {
  const { facts, who, phases } = moments[deed]

  it('[R-TOE-13] at its moment it is for exactly these people of this dossier', () => {
    const allowed = zetels.filter((zetel) => asSeat(zetel, deed, facts(zetel)) === 'ja')
    const coordinator = answer(wie('coordinator', 'coordinator'), deed, facts()) === 'ja'
    expect([...(coordinator ? ['coordinator'] : []), ...allowed].sort()).toEqual([...who].sort())
  })

  it('[R-TOE-13] it is done in exactly these phases of the usual course', () => {
    const possible = fasen.filter((fase) => zetels.some((zetel) => asSeat(zetel, deed, factsIn(fase, zetel)) === 'ja') || answer(wie('coordinator', 'coordinator'), deed, factsIn(fase)) === 'ja')
    expect(possible).toEqual(phases)
  })

  it('[R-TOE-1] for whoever has no part in the dossier it does not exist, as if the dossier did not', () => {
    for (const hoedanigheid of hoedanigheden) {
      expect(answer(wie(hoedanigheid), deed, null)).toBe('onbekend')
      if (hoedanigheid === 'coordinator' && (deed === 'dossier.aannemen')) continue
      for (const fase of fasen.filter((each) => each !== 'nieuw')) expect(answer(wie(hoedanigheid), deed, factsIn(fase))).toBe('onbekend')
    }
  })

  it('[R-TOE-4] a seat counts only in the capacity of that seat', () => {
    for (const zetel of zetels) {
      for (const worn of hoedanigheden.filter((each) => each !== hoedanigheidVanZetel[zetel])) expect(answer(wie(worn), deed, facts(zetel)) === 'ja' && worn !== 'coordinator').toBe(false)
    }
  })

  it('[R-TOE-12] a member who has not declared is asked to, and one with a conflict of interest is a stranger', () => {
    for (const zetel of zetels.filter((each) => who.includes(each))) {
      const undeclared = { ...facts(zetel), lid: { id: 'l', zetel, verklaring: 'open' } } as const
      expect(asSeat(zetel, deed, undeclared)).toBe(deed === 'belang.verklaren' ? 'ja' : 'eerst-verklaren')
      expect(asSeat(zetel, deed, { ...undeclared, lid: { ...undeclared.lid, verklaring: 'belang' } })).toBe('onbekend')
    }
  })
})

it('[R-TOE-12] a declaration is given once', () => {
  expect(asSeat('zorg', 'belang.verklaren', factsIn('beoordeling', 'zorg'))).toBe('nu-niet')
})

it('[R-TOE-13] another coördinator\'s dossier does not exist for a coördinator, and one nobody took exists for each', () => {
  for (const deed of dossierDeeds) expect(answer(wie('coordinator', 'collega'), deed, factsIn('intake'))).toBe('onbekend')
  expect(answer(wie('coordinator', 'collega'), 'dossier.overzicht', factsIn('nieuw'))).toBe('ja')
  expect(answer(wie('coordinator', 'coordinator'), 'dossier.aannemen', factsIn('intake'))).toBe('nu-niet')
})

it('[R-TOE-13] handing in waits for the verslag, or for the decision not to hear', () => {
  const at = (hoorzitting: DossierFacts['hoorzitting']): string => asSeat('IND', 'score.indienen', factsIn('beoordeling', 'IND', { hoorzitting }))
  expect([at(null), at({ id: 'h', staat: 'gepland' }), at({ id: 'h', staat: 'vastgesteld' }), at({ id: 'h', staat: 'afgezien' })]).toEqual(['nu-niet', 'nu-niet', 'ja', 'ja'])
})

it('[R-HRZ-71] [R-HRZ-79] while betrokkene reads the verslag nobody types in it, asks or hands in; own notes last, and only the gemachtigde and the secretaris bring corrections', () => {
  const all = (deed: DossierDeed): string[] => zetels.map((zetel) => asSeat(zetel, deed, readThrough(zetel)))
  for (const deed of ['verslag.schrijven', 'verslag.concept', 'hoorvragen.lezen', 'zitting.leiden', 'hoorzitting.afzien', 'score.indienen'] as const) expect(all(deed)).not.toContain('ja')
  expect(all('aantekening.schrijven')).toEqual(zetels.map(() => 'ja'))
  const other = (staat: 'gepland' | 'nalezen' | 'vastgesteld', gemachtigd: boolean): string => answer(wie('gemachtigde'), 'verslag.corrigeren', { ...readThrough(), gemachtigd, namens: gemachtigd ? { als: 'gemachtigde', beroep: 'anders' } : null, hoorzitting: { id: 'h', staat } })
  expect([other('nalezen', true), other('gepland', true), other('vastgesteld', true), other('nalezen', false)]).toEqual(['ja', 'nu-niet', 'nu-niet', 'onbekend'])
})

it('[R-BEO-91] handing in on the papers needs no hearing', () => {
  for (const hoorzitting of [null, { id: 'h', staat: 'gepland' }, { id: 'h', staat: 'vastgesteld' }] as const) {
    expect(asSeat('IND', 'score.indienen', factsIn('beoordeling', 'IND', { hoorzitting, ronde: { id: 'r', nummer: 1, soort: 'op_stukken', onthuld: false } }))).toBe('ja')
  }
})

it('[R-BEO-108] while a new round is going on the revealed one stays to be read, and weighing and advies wait', () => {
  const reopened = (zetel: Zetel) => factsIn('beoordeling', zetel, { ronde: { id: 's', nummer: 2, soort: 'heropend', onthuld: false }, onthuldeRonde: { id: 'r', nummer: 1 }, hoorzitting: { id: 'h', staat: 'vastgesteld' }, advies: { id: 'a', versie: 1, staat: 'concept' } })
  for (const zetel of zetels) expect((['weging.lezen', 'weging.meelezen'] as const).map((deed) => asSeat(zetel, deed, reopened(zetel)))).toEqual(['ja', 'ja'])
  const waiting = dossierDeeds.filter((deed) => /^(weging|standpunt|advies|namen|reactie|tegenlezing)\./.test(deed) && !['weging.lezen', 'weging.meelezen'].includes(deed) && zetels.some((zetel) => asSeat(zetel, deed, reopened(zetel)) === 'ja'))
  expect(waiting.filter((deed) => deed !== 'reactie.lezen')).toEqual([])
})

it('[R-TOE-13] nobody scores any more once the round is revealed, in whatever phase the dossier is said to be', () => {
  const revealed = factsIn('beoordeling', 'IND', { ronde: { id: 'r', nummer: 1, soort: 'enige', onthuld: true }, hoorzitting: { id: 'h', staat: 'vastgesteld' } })
  for (const deed of ['score.schrijven', 'score.indienen'] as const) expect(asSeat('IND', deed, revealed)).toBe('nu-niet')
})

it('[R-TOE-13] before the reveal nobody reads the weighing, not the chair either', () => {
  for (const zetel of zetels) expect(asSeat(zetel, 'weging.lezen', factsIn('beoordeling', zetel))).toBe('nu-niet')
})

it('[R-TOE-13] the deeds of an advies follow its state', () => {
  const allowed = (staat: NonNullable<DossierFacts['advies']>['staat']) =>
    dossierDeeds.filter((deed) => deed.startsWith('advies.') && zetels.some((zetel) => asSeat(zetel, deed, factsIn('advies', zetel, { advies: { id: 'a', versie: 1, staat } })) === 'ja'))
  expect(allowed('concept')).toEqual(['advies.concept-lezen', 'advies.schrijven', 'advies.bevriezen'])
  expect(allowed('bevroren')).toEqual(['advies.concept-lezen', 'advies.heropenen', 'advies.akkoord', 'advies.verzegelen'])
  expect(allowed('wacht_op_tijdstempel')).toEqual(['advies.concept-lezen', 'advies.tijdstempel'])
  expect(allowed('verzegeld')).toEqual(['advies.concept-lezen', 'advies.uitbrengen'])
  expect(allowed('uitgebracht')).toEqual(['advies.concept-lezen', 'advies.aanvullen'])
})

describe('who was asked for a second reading', () => {
  const lezer = { id: 't', hoedanigheid: 'panellid-zorg', verklaring: 'geen_belang', beantwoord: false, uiterlijk: '2026-12-02' } as const
  const open = (tegenlezer: DossierFacts['tegenlezer'], change: Partial<DossierFacts> = {}, worn: Hoedanigheid = 'panellid-zorg') =>
    dossierDeeds.filter((deed) => answer(wie(worn), deed, factsIn('advies', undefined, { tegenlezer, ...change })) === 'ja')

  it('[R-BEO-146] declares first, then reads papers and weighing and writes one answer, and after it reads no more', () => {
    expect(open({ ...lezer, verklaring: 'open' })).toEqual(['tegenlezing.lezen', 'tegenlezing.verklaren', 'tegenlezing.teruggeven'])
    expect(open(lezer)).toEqual(['stukken.lezen', 'tegenlezing.lezen', 'tegenlezing.geven', 'tegenlezing.teruggeven'])
    // The same answer sent twice is told apart from another one where it is written.
    expect(open({ ...lezer, beantwoord: true })).toEqual(['tegenlezing.lezen', 'tegenlezing.geven'])
  })

  it('[R-BEO-146] only in the capacity in which they were asked', () => {
    for (const worn of hoedanigheden.filter((each) => each !== 'panellid-zorg')) expect(open(lezer, {}, worn)).toEqual([])
  })

  it('[R-BEO-149] a new round, another state of the advies or a seat makes a stranger of the reader, for whom the dossier does not exist', () => {
    const over: Partial<DossierFacts>[] = [
      { ronde: { id: 's', nummer: 2, soort: 'heropend', onthuld: false }, fase: 'beoordeling' },
      { advies: null },
      ...(['bevroren', 'wacht_op_tijdstempel', 'verzegeld', 'uitgebracht'] as const).map((staat) => ({ advies: { id: 'a', versie: 1, staat } })),
      { lid: { id: 'l', zetel: 'zorg', verklaring: 'belang' } }
    ]
    for (const change of over) {
      for (const deed of dossierDeeds) expect([change, deed, answer(wie('panellid-zorg'), deed, factsIn('advies', undefined, { tegenlezer: lezer, ...change }))]).toEqual([change, deed, 'onbekend'])
    }
  })
})

describe('the side of betrokkene', () => {
  type Side = NonNullable<DossierFacts['namens']>['als']
  const side = (als: Side, change: Partial<DossierFacts> = {}, fase: Fase = 'advies'): DossierFacts =>
    factsIn(fase, undefined, { gemachtigd: als !== 'betrokkene', namens: { als, beroep: 'anders' }, ...change })
  const open = (als: Side, change: Partial<DossierFacts> = {}, fase: Fase = 'advies', worn: Hoedanigheid = als === 'betrokkene' ? 'betrokkene' : 'gemachtigde') =>
    dossierDeeds.filter((deed) => answer(wie(worn), deed, side(als, change, fase)) === 'ja')
  const always = ['gemachtigde.lezen', 'gemachtigde.stukken', 'gemachtigde.stuk-toevoegen', 'gemachtigde.bezwaar', 'gemachtigde.conclusie', 'gemachtigde.verslag', 'gemachtigde.knelpunt', 'knelpunt.melden']

  it('[R-ADV-131] [R-GEM-10] who represents betrokkene here does these things and nothing else of the dossier', () => {
    const sorted = (deeds: readonly string[]) => [...deeds].sort()
    expect(sorted(open('gemachtigde'))).toEqual(sorted([...always, 'gemachtigde.kantoorgenoot']))
    expect(sorted(open('kantoorgenoot'))).toEqual(sorted(always))
    expect(sorted(open('betrokkene'))).toEqual(sorted(always))
    expect(open('gemachtigde', { reactieGevraagd: true })).toContain('reactie.geven')
    expect(open('betrokkene', { reactieGevraagd: true })).not.toContain('reactie.geven')
    expect(answer(wie('gemachtigde'), 'reactie.geven', side('gemachtigde', { reactieGevraagd: true, advies: { id: 'a', versie: 1, staat: 'bevroren' } }))).toBe('nu-niet')
    expect(sorted(open('gemachtigde', { hoorzitting: { id: 'h', staat: 'nalezen' } }, 'beoordeling'))).toEqual(
      sorted([...always, 'gemachtigde.kantoorgenoot', 'gemachtigde.beschikbaarheid', 'gemachtigde.moment', 'verslag.corrigeren', 'verslag.antwoorden'])
    )
  })

  it('[R-GEM-10] only in the capacity that goes with it, and for nobody else', () => {
    for (const als of ['gemachtigde', 'kantoorgenoot', 'betrokkene'] as const) {
      for (const worn of hoedanigheden.filter((each) => each !== (als === 'betrokkene' ? 'betrokkene' : 'gemachtigde'))) expect([als, worn, open(als, {}, 'advies', worn)]).toEqual([als, worn, []])
    }
    for (const worn of ['gemachtigde', 'betrokkene'] as const) expect(dossierDeeds.filter((deed) => answer(wie(worn), deed, factsIn('beoordeling')) !== 'onbekend')).toEqual([])
  })

  it('[R-GEM-6] a session that a link opened makes every other dossier one that does not exist', () => {
    const elsewhere = { ...wie('gemachtigde'), alleen: 'een ander dossier' }
    for (const deed of dossierDeeds) expect([deed, answer(elsewhere, deed, side('gemachtigde'))]).toEqual([deed, 'onbekend'])
    expect(answer({ ...wie('gemachtigde'), alleen: 'd' }, 'gemachtigde.lezen', side('gemachtigde'))).toBe('ja')
  })
})

it('[R-ADV-72] an end view can be given again while the advies is a draft, and no longer once it is frozen', () => {
  for (const deed of ['standpunt.schrijven', 'standpunt.meelezen'] as const) {
    const at = (staat: NonNullable<DossierFacts['advies']>['staat']) => asSeat('zorg', deed, factsIn('advies', 'zorg', { advies: { id: 'a', versie: 1, staat } }))
    expect([deed, at('concept'), at('bevroren'), at('wacht_op_tijdstempel'), at('verzegeld'), at('uitgebracht')]).toEqual([deed, 'ja', 'nu-niet', 'nu-niet', 'nu-niet', 'nu-niet'])
  }
  expect(asSeat('zorg', 'weging.schrijven', factsIn('advies', 'zorg'))).toBe('nu-niet')
})

it('[R-TOE-13] what is refused now says why in a Dutch sentence', () => {
  for (const deed of dossierDeeds) {
    for (const zetel of zetels) {
      const verdict = mayDossier(wie(hoedanigheidVanZetel[zetel]), deed, factsIn('weging', zetel))
      if (!verdict.ok && verdict.refusal.soort === 'nu-niet') expect(verdict.refusal.uitleg).toMatch(/^[A-Z].+\.$/)
    }
  }
})
