import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { VisuallyHidden } from './visually-hidden'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** This cell names its row. One per table. */
  rowHeader?: boolean
  /** The header is spoken, not shown: for the column with the buttons. */
  headerHidden?: boolean
  align?: 'start' | 'end'
  /** Keeps a number or a date on one line; `<small>` in the cell still wraps. */
  nowrap?: boolean
}

export interface DataTableProps<Row> {
  caption: string
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  highlight?: (row: Row) => boolean
  /** Instead of rows, when there are none. */
  empty?: ReactNode
}

/** A table that becomes blocks, each cell with its own label, where its column is narrow. The roles keep it a table there. */
export function DataTable<Row>({ caption, captionHidden = false, columns, rows, rowKey, highlight, empty }: DataTableProps<Row>) {
  return (
    <div className="table-frame">
      <table className="table" role="table">
        <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" className={cellClass(column)}>
                {column.headerHidden ? <VisuallyHidden>{column.header}</VisuallyHidden> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.length === 0 && empty && <tr role="row"><td role="cell" colSpan={columns.length}>{empty}</td></tr>}
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={highlight?.(row) ? 'table__row--highlight' : undefined}>
              {columns.map((column) => <Cell key={column.key} column={column} row={row} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  return classNames(
    column.align === 'end' && 'table__cell--end',
    column.headerHidden && 'table__cell--action',
    column.nowrap && 'table__cell--nowrap'
  ) || undefined
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.rowHeader) return <th scope="row" role="rowheader" className={cellClass(column)}>{column.cell(row)}</th>
  return (
    <td role="cell" className={cellClass(column)} data-label={column.headerHidden ? undefined : column.header}>
      {column.cell(row)}
    </td>
  )
}
