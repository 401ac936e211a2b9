import { serveOrders } from '~/platform/worker-process.server'
import { createPdfPrinter } from './render-pdf.server'

// The child process of `createRenderer`: it prints what it is sent.
serveOrders(createPdfPrinter())
