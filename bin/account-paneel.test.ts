import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPaneelDatabase, type TestDatabase } from '~tests/postgres'
import { makeAccount } from './account-paneel'

let database: TestDatabase<'owner' | 'app' | 'lezer' | 'afhaler'>
let client: pg.Client
beforeAll(async () => {
  database = await createPaneelDatabase()
  client = new pg.Client({ connectionString: database.urls.app })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const bigOf = async (registernummer: string) => (await client.query<{ big_nummer: string | null }>('select big_nummer from account where registernummer = $1', [registernummer])).rows
const zorg = { functie: 'Panellid zorg', registernummer: 'ZRG-0100', hoedanigheden: ['panellid-zorg'] }

it('[R-STU-84] the number in the BIG register comes with the account, and a new code without it leaves it as it is', async () => {
  expect(await makeAccount({ ...zorg, bigNummer: '00000000100' }, database.urls.app)).toMatchObject({ ok: true })
  expect(await bigOf('ZRG-0100')).toEqual([{ big_nummer: '00000000100' }])
  expect(await makeAccount(zorg, database.urls.app)).toMatchObject({ ok: true })
  expect(await bigOf('ZRG-0100')).toEqual([{ big_nummer: '00000000100' }])
})

it('[R-STU-84] what is no number of that register makes no account', async () => {
  await expect(makeAccount({ ...zorg, registernummer: 'ZRG-0101', bigNummer: '123' }, database.urls.app)).rejects.toThrow()
  expect(await bigOf('ZRG-0101')).toEqual([])
})
