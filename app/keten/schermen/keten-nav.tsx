/** The three pages of the chain, for who coördinates. Somebody of another organisation has one page and no need of this. */
export function KetenNav({ current }: { current: 'taken' | 'koppelvlakken' | 'overleg' }) {
  const items = [
    { key: 'taken', href: '/keten/taken', label: 'Taken' },
    { key: 'koppelvlakken', href: '/keten/koppelvlakken', label: 'Koppelvlakken' },
    { key: 'overleg', href: '/keten/overleg', label: 'Casusoverleg' }
  ] as const
  return (
    <nav aria-label="Keten">
      <ul className="keten-nav">
        {items.map(({ key, href, label }) => <li key={key}><a href={href} aria-current={key === current ? 'page' : undefined}>{label}</a></li>)}
      </ul>
    </nav>
  )
}
