import { serveOrders } from '~/platform/worker-process.server'
import { checkFile } from './check-file'
import type { FileCheck } from './file-check'

// The child process that opens what people upload: whatever a file does to its reader, it does here.
serveOrders((file: Uint8Array): Promise<FileCheck> => checkFile(file))
