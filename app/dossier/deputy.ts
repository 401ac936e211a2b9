/**
 * Does this account replace the coördinator of dossier `d` on this day, as SQL? Only while that was arranged and not taken back, and never somebody who has or had another part in this
 * dossier: who weighs it does not run it too (R-DOS-52). `account` and `dag` (YYYY-MM-DD, Amsterdam) are parameters of the query, as `$2`.
 */
export const replacesCoordinator = (account: string, dag: string): string =>
  `exists (select 1 from vervanging v join account a on a.id = v.account_id and a.actief
     where v.account_id = d.coordinator_id and v.vervanger_id = ${account}::uuid and v.hoedanigheid = 'coordinator' and v.ingetrokken_op is null and ${dag}::date between v.van and v.tot)
   and not exists (select 1 from lidmaatschap x where x.dossier_id = d.id and x.account_id = ${account}::uuid)
   and not exists (select 1 from tegenlezer x where x.dossier_id = d.id and x.account_id = ${account}::uuid)
   and not exists (select 1 from gemachtigde x where x.dossier_id = d.id and x.account_id = ${account}::uuid)`
