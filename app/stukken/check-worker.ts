import { serveOrders } from '~/platform/worker-process.server'
import { checkFile, type FileCheck } from './check-file'

// The child process that opens what people upload: whatever a file does to its reader, it does here.
serveOrders((file: Uint8Array): Promise<FileCheck> => checkFile(file))
