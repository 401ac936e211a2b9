/** The file with the key of the vault in this data folder: 32 random bytes in base64, mode 0600, made when it is not there. Gives its path. */
export function keepKluissleutel(data: string): string
