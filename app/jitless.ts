import { z } from 'zod'

// Must be the first import of root.tsx: Zod tries `new Function` before the first schema is used, and the content
// security policy reports each try.
z.config({ jitless: true })
