import { formatDate } from '~/ui/index'

/** The last day on which something works that ends at this moment (ISO): what ends at midnight worked until the day before. */
export const lastDayOf = (end: string): string => formatDate(new Date(new Date(end).getTime() - 60_000).toISOString())
