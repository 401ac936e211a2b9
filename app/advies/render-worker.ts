import type { RenderOrder } from './render-messages'
import { createPdfPrinter } from './render-pdf.server'

// The child process of `createRenderer`. It prints what it is sent, and ends when its parent is gone.
const print = createPdfPrinter()
process.on('message', (order: RenderOrder) => {
  process.send?.(print(order))
})
process.on('disconnect', () => process.exit(0))
