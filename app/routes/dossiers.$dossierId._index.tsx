import { data, redirect, type LinksFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { retryStamp } from '~/advies/retry-stamp.server'
import { readRoundStates, readTerm } from '~/beoordeling/ronden/read-rounds.server'
import { RoundsPicture } from '~/beoordeling/ronden/rounds-picture'
import stylesheet from '~/beoordeling/ronden/rounds.css?url'
import { readDeclarations } from '~/dossier/declare-interest.server'
import { readGemachtigde } from '~/dossier/gemachtigde.server'
import { mayDossier } from '~/dossier/policy'
import { DossierPage } from '~/dossier/schermen/dossier-page'
import { readSeats, readWork } from '~/dossier/store.server'
import { takeDossier } from '~/dossier/take-dossier.server'
import { staatInWoorden, stapNummer, taakVoor } from '~/dossier/work'
import { doeInDossier, leesDossier } from '~/guard-paneel.server'
import { addHearingWork } from '~/hoorzitting/plannen/hearing-risk.server'
import { readNotReached } from '~/hoorzitting/uitnodigen/read-pages.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = leesDossier('routes/dossiers.$dossierId._index', async ({ wie, diensten, feiten, dossierId }) => {
  const now = diensten.clock.now()
  const regels = await addHearingWork(diensten.sql, await readWork(diensten.sql, wie.accountId, dagInAmsterdam(now), dossierId), now)
  const rol = wie.hoedanigheid === 'coordinator' ? 'coordinator' : feiten.lid?.zetel
  const regel = regels.find((kandidaat) => kandidaat.rol === rol)
  const { catalogusVersie, ...dossier } = await diensten.db.dossier.findUniqueOrThrow({
    where: { id: dossierId },
    select: { verzoeker: true, doel: true, grondslag: true, vraag: true, minderjarig: true, eindeReden: true, aangemeldOp: true, catalogusVersie: true }
  })
  return {
    dossierId,
    kenmerk: feiten.kenmerk,
    fase: feiten.fase,
    rol: rol ?? 'coordinator',
    ronde: feiten.ronde ? { nummer: feiten.ronde.nummer, onthuld: feiten.ronde.onthuld } : null,
    ooitOnthuld: feiten.onthuldeRonde !== null,
    rondes: await readRoundStates(diensten.db, dossierId),
    termijn: await readTerm(diensten.db, feiten),
    knelpunten: regel?.knelpunten ?? 0,
    vervangt: wie.hoedanigheid === 'coordinator' && feiten.vervangt,
    magStukToevoegen: mayDossier(wie, 'stuk.toevoegen', feiten).ok,
    magTerugtreden: mayDossier(wie, 'belang.terugtreden', feiten).ok,
    magKnelpunt: mayDossier(wie, 'knelpunt.lezen', feiten).ok,
    magOverleg: mayDossier(wie, 'overleg.voorbereiden', feiten).ok,
    hoorzitting: regel?.hoorzitting ?? null,
    hoorzittingOp: regel?.hoorzittingOp ?? null,
    advies: feiten.advies ? { versie: feiten.advies.versie, staat: feiten.advies.staat } : null,
    stap: stapNummer(feiten.fase),
    staat: regel ? staatInWoorden(regel) : '',
    taak: regel ? taakVoor(regel) : null,
    zetels: await readSeats(diensten.sql, dossierId),
    verklaringen: rol === 'voorzitter' ? await declaredWords(diensten.db, dossierId) : [],
    gemachtigde: mayDossier(wie, 'gemachtigde.uitnodigen', feiten).ok ? { registernummer: (await readGemachtigde(diensten.sql, dossierId))?.registernummer ?? null } : null,
    nietBereikt: mayDossier(wie, 'uitnodiging.lezen', feiten).ok ? await readNotReached(diensten.sql, dossierId) : null,
    magInzage: mayDossier(wie, 'inzage.lezen', feiten).ok,
    magBezwaren: mayDossier(wie, 'bezwaar.lezen', feiten).ok,
    magSpoor: mayDossier(wie, 'spoor.lezen', feiten).ok,
    criteria: mayDossier(wie, 'catalogus.verzetten', feiten).ok ? catalogusVersie : null,
    dossier
  }
})

/** Only what the card shows leaves the server. */
async function declaredWords(db: Parameters<typeof readDeclarations>[0], dossierId: string) {
  const declared = await readDeclarations(db, dossierId)
  return declared.map(({ zetel, functie, verklaring, antwoorden }) => ({ zetel, functie, verklaring, antwoorden }))
}

export const action = doeInDossier('routes/dossiers.$dossierId._index', {
  aannemen: async ({ wie, diensten, dossierId }) => {
    const uitkomst = await takeDossier(diensten, wie, dossierId)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}/intake`) : data({ fout: uitkomst.bericht }, { status: 422 })
  },
  tijdstempel: async ({ wie, diensten, dossierId }) => {
    const uitkomst = await retryStamp(diensten, diensten, wie, dossierId)
    return uitkomst.ok ? redirect(`/dossiers/${dossierId}`) : data({ fout: uitkomst.bericht }, { status: 422 })
  }
})

export default function Dossier() {
  const { rondes, termijn: { uiterlijk, stil }, ...page } = useLoaderData<typeof loader>()
  const picture = rondes.length > 0 ? <RoundsPicture rondes={rondes} uiterlijk={uiterlijk} stil={stil} /> : null
  return <DossierPage {...page} rondes={picture} fout={useActionData<typeof action>()?.fout} />
}
