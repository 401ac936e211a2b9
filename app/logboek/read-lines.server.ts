import type { Sql } from '~/platform/sql'
import type { ChainForm, KeptLine } from './chain'

type Row = Omit<KeptLine, 'seq' | 'vorm'> & { seq: string; vorm: ChainForm }

const PAGE = 10_000

/** All lines of the log in order, for whoever may read the table: the owner, when the log is checked. */
export async function* readLines(sql: Sql): AsyncGenerator<KeptLine> {
  for (let after = 0; ; ) {
    const rows = await sql.query<Row>(
      `select seq::text as seq, extract(epoch from tijd)::text as seconden, actor::text as actor, hoedanigheid, deed, object, resultaat, oorsprong, doel, bewijs, vorm, vorige, hash
       from logboek.regel where regel.seq > $1::bigint order by regel.seq limit ${PAGE}`,
      [after]
    )
    for (const row of rows) yield { ...row, seq: Number(row.seq) }
    if (rows.length < PAGE) return
    after = Number(rows.at(-1)?.seq)
  }
}
