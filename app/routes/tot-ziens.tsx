import { redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node'
import { LEAVING_PATH } from '~/gemachtigde/toegang/leaving'
import { readForm } from '~/toegang/form.server'
import { findWie, notFound } from '~/toegang/guard.server'
import { PageTitle, Stack } from '~/ui/index'

/** Stands in the tab and the history: nothing of what was read here. */
export const meta: MetaFunction = () => [{ title: 'Tot ziens' }]

/** Ends the session, empties what the browser kept, and leaves a page that anybody may see. Who was signed out already lands there too. */
export async function action({ request, context }: ActionFunctionArgs) {
  if ((await readForm(request)).get('doen') !== 'sluiten') throw notFound()
  const { sessies, cookies } = context.basis
  const wie = await findWie(request, context)
  if (wie) await sessies.end(wie)
  return redirect(LEAVING_PATH, { headers: { 'Set-Cookie': cookies.clear(), 'Clear-Site-Data': '"cache", "storage"' } })
}

export default function TotZiens() {
  return (
    <Stack gap="large">
      <PageTitle title="Tot ziens" intro="U bent weg van de vorige pagina. U kunt dit venster nu sluiten." />
      <p>Met de knop Terug komt u daar niet meer.</p>
    </Stack>
  )
}
