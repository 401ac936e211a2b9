import { data, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { readForm } from '~/toegang/form.server'
import { notFound, requireWie } from '~/toegang/guard.server'
import type { Wie } from '~/toegang/may'
import { readCredential } from '~/toegang/passkey.server'
import { PasskeyRegister } from '~/toegang/passkey-sign-in'
import { Button, Card, Notice, PageTitle, RadioGroup, SplitLayout, Stack, SummaryList } from '~/ui/index'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const wie = await requireWie(request, context)
  const { sessies, passkeys, hoedanigheidNaam } = context.basis
  const hoedanigheden = (await sessies.capacities(wie.accountId)).map((waarde) => ({ value: waarde, label: hoedanigheidNaam(waarde) }))
  return {
    functie: wie.functie,
    registernummer: wie.registernummer,
    hoedanigheid: wie.hoedanigheid,
    hoedanigheden,
    aantalPasskeys: (await passkeys.list(wie.accountId)).length,
    magPasskey: await mayMakePasskey(context, wie),
    opties: await passkeys.registrationOptions(wie)
  }
}

/** Some sessions do not make passkeys: the process says which. */
const mayMakePasskey = async ({ basis }: AppLoadContext, wie: Wie): Promise<boolean> => (await basis.magPasskey?.(wie)) ?? true

export async function action({ request, context }: ActionFunctionArgs) {
  const wie = await requireWie(request, context)
  const { sessies, cookies, passkeys, thuis } = context.basis
  const form = await readForm(request)
  switch (form.get('doen')) {
    case 'afmelden':
      await sessies.end(wie)
      return redirect('/aanmelden', { headers: { 'Set-Cookie': cookies.clear(), 'Clear-Site-Data': '"cache", "storage"' } })
    case 'wisselen':
      if (!(await sessies.switchCapacity(wie, String(form.get('hoedanigheid') ?? '')))) throw notFound()
      return redirect(safePath(form.get('naar')) ?? thuis)
    case 'registreren': {
      if (!(await mayMakePasskey(context, wie))) throw notFound()
      const answer = readCredential<RegistrationResponseJSON>(form.get('antwoord'))
      const gelukt = answer !== undefined && (await passkeys.register(wie, answer))
      return gelukt ? { gelukt } : data({ fout: 'De passkey is niet opgeslagen. Open deze pagina opnieuw en probeer het nog eens.' }, { status: 422 })
    }
    default:
      throw notFound()
  }
}

/** Only a path of our own: a full address would send people elsewhere. */
const safePath = (value: FormDataEntryValue | null): string | undefined =>
  typeof value === 'string' && /^\/[a-z0-9][a-z0-9/-]*$/.test(value) ? value : undefined

export default function Mijn() {
  const { functie, registernummer, hoedanigheid, hoedanigheden, aantalPasskeys, magPasskey, opties } = useLoaderData<typeof loader>()
  return (
    <Stack gap="large">
      <PageTitle title="Mijn account" />
      <SplitLayout columns="side-main">
        <Card title="Wie u bent">
          <SummaryList variant="plain" rows={[{ term: 'Functie', value: functie }, { term: 'Registernummer', value: registernummer }]} />
        </Card>
        <Stack gap="large">
          <Card title="Passkey" aside={aantalPasskeys > 0 ? `${aantalPasskeys} ingesteld` : 'nog niet ingesteld'}>
            <Stack>
              <p>Met een passkey meldt u zich aan en keurt u een advies goed. De sleutel blijft op uw apparaat; u bevestigt met uw vinger, gezicht of pincode.</p>
              {magPasskey ? (
                <>
                  <PasskeyRegister opties={opties} />
                  <Notice title="Vraagt uw apparaat niets?">
                    <p>Dan heeft het geen vingerafdruk, gezichtsherkenning of pincode voor passkeys. Stel die in, gebruik een beveiligingssleutel, of kies in het venster van de browser voor uw telefoon.</p>
                  </Notice>
                </>
              ) : (
                <p>Hier maakt u nu geen passkey. Hebt u er al een, meld u dan daarmee aan.</p>
              )}
            </Stack>
          </Card>
          {hoedanigheden.length > 1 && (
            <Card title="Hoedanigheid">
              <Form method="post">
                <Stack>
                  <RadioGroup name="hoedanigheid" label="Waarin wilt u nu werken?" options={hoedanigheden} defaultValue={hoedanigheid} />
                  <p><Button name="doen" value="wisselen">Wisselen</Button></p>
                </Stack>
              </Form>
            </Card>
          )}
        </Stack>
      </SplitLayout>
    </Stack>
  )
}
