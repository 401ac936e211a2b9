import { createContext, useContext } from 'react'

/** The nonce of this answer. Empty in the browser: there it is not needed, and must not be readable. */
export const NonceContext = createContext('')
export const useNonce = (): string => useContext(NonceContext)
