import { historyHref } from '../geschiedenis'

/** The way from a text that was written together to how it was written. */
export function HistoryLink({ dossierId, kamer }: { dossierId: string; kamer: string }) {
  return <p className="history-link"><a href={historyHref(dossierId, kamer)}>Wie schreef wat? Bekijk de geschiedenis</a></p>
}
