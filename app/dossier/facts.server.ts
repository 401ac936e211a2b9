import { dagInAmsterdam } from '~/platform/kalender/rules'
import { isUuid } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import { replacesCoordinator } from './deputy'
import type { DossierFacts } from './facts'

interface FactsRow {
  kenmerk: string
  fase: DossierFacts['fase']
  coordinator_id: string | null
  vervangt: boolean
  lid_id: string | null
  zetel: NonNullable<DossierFacts['lid']>['zetel'] | null
  verklaring: NonNullable<DossierFacts['lid']>['verklaring'] | null
  lezer_id: string | null
  lezer_hoedanigheid: string | null
  lezer_verklaring: NonNullable<DossierFacts['tegenlezer']>['verklaring'] | null
  lezer_beantwoord: boolean | null
  lezer_uiterlijk: string | null
  namens_als: NonNullable<DossierFacts['namens']>['als'] | null
  namens_beroep: NonNullable<DossierFacts['namens']>['beroep'] | null
  reactie_gevraagd: boolean
  ronde_id: string | null
  ronde_nummer: number | null
  ronde_soort: NonNullable<DossierFacts['ronde']>['soort'] | null
  onthuld: boolean | null
  spoed: boolean
  onthulde_id: string | null
  onthulde_nummer: number | null
  hoorzitting_id: string | null
  hoorzitting_staat: NonNullable<DossierFacts['hoorzitting']>['staat'] | null
  advies_id: string | null
  advies_versie: number | null
  advies_staat: NonNullable<DossierFacts['advies']>['staat'] | null
}

/**
 * The facts of one dossier for one person. `null` when there is no such dossier, also when the id is no UUID: the
 * caller cannot tell these apart. `nu`: what has an end is over or not at this moment. `lock` takes the dossier's row lock, so that deeds on one dossier come one by one.
 */
export async function loadDossierFacts(sql: Sql, accountId: string, dossierId: string, lock: 'lock' | 'read', nu: Date): Promise<DossierFacts | null> {
  if (!isUuid(dossierId)) return null
  if (lock === 'lock') await sql.query('select 1 as vast from dossier where id = $1::uuid for update', [dossierId])
  const [row] = await sql.query<FactsRow>(
    `select d.kenmerk, d.fase, d.coordinator_id::text as coordinator_id, (${replacesCoordinator('$2', '$3')}) as vervangt,
            l.id::text as lid_id, l.zetel, l.verklaring,
            t.id::text as lezer_id, t.hoedanigheid as lezer_hoedanigheid, t.verklaring as lezer_verklaring, (t.beantwoord_op is not null) as lezer_beantwoord, t.uiterlijk::text as lezer_uiterlijk,
            n.als as namens_als, n.beroep as namens_beroep,
            exists (select 1 from record q where q.dossier_id = d.id and q.soort = 'reactie-verzoek'
              and (q.inhoud::jsonb ->> 'adviesVersie')::int > coalesce((select max(u.versie) from uitgegeven_advies u where u.kenmerk = d.kenmerk), 0)) as reactie_gevraagd,
            r.id::text as ronde_id, r.nummer as ronde_nummer, r.soort as ronde_soort, (r.onthuld_op is not null) as onthuld,
            exists (select 1 from record b where b.dossier_id = d.id and b.soort = 'ronde-besluit' and b.inhoud::jsonb ->> 'besluit' = 'spoed') as spoed,
            o.id::text as onthulde_id, o.nummer as onthulde_nummer,
            h.id::text as hoorzitting_id, h.staat as hoorzitting_staat,
            a.id::text as advies_id, a.versie as advies_versie, a.staat as advies_staat
     from dossier d
     left join lidmaatschap l on l.dossier_id = d.id and l.account_id = $2::uuid and l.beeindigd_op is null
     left join lateral (select * from open_tegenlezingen($2::uuid, $3::date) where dossier_id = d.id) t on true
     left join lateral (select o.als, o.beroep from open_toegang($2::uuid, $4::timestamptz) o where o.dossier_id = d.id limit 1) n on true
     left join lateral (select * from ronde where dossier_id = d.id order by nummer desc limit 1) r on true
     left join lateral (select * from ronde where dossier_id = d.id and onthuld_op is not null order by nummer desc limit 1) o on true
     left join hoorzitting h on h.dossier_id = d.id
     left join advies a on a.dossier_id = d.id and a.staat <> 'vervallen'
     where d.id = $1::uuid`,
    [dossierId, accountId, dagInAmsterdam(nu), nu.toISOString()]
  )
  if (!row) return null
  return {
    dossierId,
    kenmerk: row.kenmerk,
    fase: row.fase,
    coordinatorId: row.coordinator_id,
    vervangt: row.vervangt,
    lid: row.lid_id && row.zetel && row.verklaring ? { id: row.lid_id, zetel: row.zetel, verklaring: row.verklaring } : null,
    tegenlezer: tegenlezerOf(row),
    gemachtigd: row.namens_als === 'gemachtigde' || row.namens_als === 'kantoorgenoot',
    namens: row.namens_als && row.namens_beroep ? { als: row.namens_als, beroep: row.namens_beroep } : null,
    reactieGevraagd: row.reactie_gevraagd,
    ronde:
      row.ronde_id && row.ronde_nummer !== null && row.ronde_soort
        ? { id: row.ronde_id, nummer: row.ronde_nummer, soort: row.ronde_soort, onthuld: row.onthuld === true }
        : null,
    spoed: row.spoed,
    onthuldeRonde: row.onthulde_id && row.onthulde_nummer !== null ? { id: row.onthulde_id, nummer: row.onthulde_nummer } : null,
    hoorzitting: row.hoorzitting_id && row.hoorzitting_staat ? { id: row.hoorzitting_id, staat: row.hoorzitting_staat } : null,
    advies: row.advies_id && row.advies_staat && row.advies_versie !== null ? { id: row.advies_id, versie: row.advies_versie, staat: row.advies_staat } : null
  }
}

function tegenlezerOf({ lezer_id: id, lezer_hoedanigheid: hoedanigheid, lezer_verklaring: verklaring, lezer_beantwoord, lezer_uiterlijk: uiterlijk }: FactsRow): DossierFacts['tegenlezer'] {
  return id && hoedanigheid && verklaring && uiterlijk ? { id, hoedanigheid, verklaring, beantwoord: lezer_beantwoord === true, uiterlijk } : null
}
