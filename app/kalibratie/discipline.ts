import { disciplineSchema, type Discipline } from '~/beoordeling/catalogus/schema'
import { zetelVan, type Hoedanigheid } from '~/dossier/schema'

/** The discipline in which somebody practises; only the three that score can be invited. */
export const disciplineOf = (hoedanigheid: string): Discipline => disciplineSchema.parse(zetelVan[hoedanigheid as Hoedanigheid])
