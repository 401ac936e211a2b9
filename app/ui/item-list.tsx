import type { ReactNode } from 'react'
import { classNames } from './class-names'

export interface Item {
  id: string
  /** Before the text: a person, a time, a sign. */
  lead?: ReactNode
  body: ReactNode
  note?: ReactNode
  tone?: 'plain' | 'highlight' | 'done'
}

export interface ItemListProps {
  items: Item[]
  /** Names the list for a screen reader. */
  label?: string
}

/** A list with fine lines between the items. */
export function ItemList({ items, label }: ItemListProps) {
  return (
    <ul className="items" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className={classNames('item', item.tone && item.tone !== 'plain' && `item--${item.tone}`)}>
          {item.lead && <div className="item__lead">{item.lead}</div>}
          <div className="item__body">
            {item.body}
            {item.note && <div className="item__note">{item.note}</div>}
          </div>
        </li>
      ))}
    </ul>
  )
}
