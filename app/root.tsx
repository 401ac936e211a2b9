import './jitless'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useLocation, useMatches, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorPage } from '~/toegang/error-page'
import { findWie } from '~/toegang/guard.server'
import { OpenWorkProvider } from '~/toegang/open-work'
import { unlessOnlyViewChanged } from '~/toegang/web'
import { Button, PageShell } from '~/ui/index'
import stylesheet from '~/ui/styles.css?url'
import { useNonce } from '~/toegang/nonce'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }
]

// Titles never carry a name or a case: they stand in tabs, histories and window lists.
export const meta: MetaFunction = () => [{ title: 'Weging' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { basis } = context
  const wie = await findWie(request, context)
  return {
    gesloten: basis.gesloten ?? null,
    demo: basis.demo,
    thuis: basis.thuis,
    veiligWeg: (wie && basis.veiligWeg?.(wie)) ?? null,
    wie: wie ? { functie: wie.functie, als: wie.hoedanigheid, hoedanigheid: basis.hoedanigheidNaam(wie.hoedanigheid) } : null,
    menu: wie ? basis.menu(wie) : []
  }
}

export const shouldRevalidate = unlessOnlyViewChanged

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  return (
    <html lang="nl">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Frame>{children}</Frame>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  const { pathname } = useLocation()
  const notice = useMatches().map((match) => headerOf(match.data)).find((kop) => kop !== undefined)
  const closed = data?.gesloten !== undefined && data.gesloten !== null
  return (
    <PageShell
      homeHref={data?.thuis ?? '/'}
      compartment={closed ? 'gesloten' : undefined}
      compartmentLabel={data?.gesloten ?? undefined}
      navItems={(data?.menu ?? []).map((item) => ({ ...item, current: pathname.startsWith(item.href) }))}
      capacity={data?.wie?.hoedanigheid}
      capacityActions={data?.wie && (data.veiligWeg ? <LeaveSafely action={data.veiligWeg} /> : <Account />)}
      banner={data?.demo && <DemoBanner />}
      notice={notice}
    >
      {children}
    </PageShell>
  )
}

/** What a page says of itself in the header, whatever its title. */
function headerOf(data: unknown): string | undefined {
  const kop = typeof data === 'object' && data !== null && 'kop' in data ? data.kop : undefined
  return typeof kop === 'string' ? kop : undefined
}

function Account() {
  return (
    <>
      <a href="/mijn">Mijn account</a>
      <Form method="post" action="/mijn">
        <Button variant="quiet" size="small" name="doen" value="afmelden">Afmelden</Button>
      </Form>
    </>
  )
}

/** One press, and what stood here is gone from the screen and the browser (R-GEM-9). */
const LeaveSafely = ({ action }: { action: string }) => (
  <Form method="post" action={action} reloadDocument>
    <Button size="small" name="doen" value="sluiten">Sluit veilig af</Button>
  </Form>
)

const DemoBanner = () => (
  <p>
    <strong>Demonstratie.</strong> Iedereen kan hier als elke functie aanmelden. Gebruik geen echte gegevens. Adviezen dragen een TEST-zegel zonder rechtskracht.
  </p>
)

export default function App() {
  const { wie } = useLoaderData<typeof loader>()
  return <OpenWorkProvider wie={wie}><Outlet /></OpenWorkProvider>
}

export function ErrorBoundary() {
  return <ErrorPage />
}
