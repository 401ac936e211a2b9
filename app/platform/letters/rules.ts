/** The same words with a capital letter in front. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The same words for inside a sentence. What is all capitals stays so: "UOD", and "IND" wherever it stands. */
export const uncapital = (text: string): string => (/^\p{Lu}[\p{Lu}\d]/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))
