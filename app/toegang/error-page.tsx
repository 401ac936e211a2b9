import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { ButtonLink, Notice, PageTitle } from '~/ui/index'

/** Where every refusal and fault ends. Not yours and does not exist are this same page; nothing of a dossier stands on it. */
export function ErrorPage() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 409) {
    return (
      <>
        <PageTitle title="Dat kan nu niet" />
        <Notice tone="attention" title="Let op">
          <p>{uitlegOf(error.data)}</p>
        </Notice>
        <p><ButtonLink href="/">Naar mijn werk</ButtonLink></p>
      </>
    )
  }
  if (isRouteErrorResponse(error) && error.status === 400) {
    return (
      <>
        <PageTitle title="Dit formulier klopt niet" intro="Er is niets vastgelegd. Ga terug, kijk of er een vreemd teken in uw tekst staat, en probeer het opnieuw." />
        <p><ButtonLink href="/">Naar mijn werk</ButtonLink></p>
      </>
    )
  }
  if (isRouteErrorResponse(error) && error.status === 404) {
    return (
      <>
        <PageTitle title="Niet gevonden" intro="Deze pagina bestaat niet, of is niet voor u bedoeld." />
        <p><ButtonLink href="/">Naar mijn werk</ButtonLink></p>
      </>
    )
  }
  return (
    <>
      <PageTitle title="Er ging iets mis" intro="Het ligt niet aan u. Wat u had vastgelegd, is bewaard. Probeer het over een minuut opnieuw." />
      <p><ButtonLink href="/">Naar mijn werk</ButtonLink></p>
    </>
  )
}

const uitlegOf = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'uitleg' in data && typeof data.uitleg === 'string' ? data.uitleg : 'Dat kan niet in deze stap.'
