/** Name of the certificate of a demo key. Whoever reads TEST in a signer's name must never take it for real. */
export const testSealName = 'TEST Weging zegel'
/** The signature field, its reason, and its filters: what `sealPdf` writes and the only thing the verifier accepts. */
export const sealFieldName = 'Zegel'
export const sealReason = 'Zegel van het panel op het vastgestelde advies'
export const sealFilter = 'Adobe.PPKLite'
export const sealSubFilter = 'ETSI.CAdES.detached'
/** The field of the document timestamp, and its filter (ETSI EN 319 142-1, §5.4.3). */
export const stampFieldName = 'Archiefstempel'
export const stampSubFilter = 'ETSI.RFC3161'

/** Whether a certificate's subject (as node:crypto prints it) says that it is a TEST. */
export function isTestCertificate(subject: string): boolean {
  return /(?:^|[\n+]\s*)CN=TEST /u.test(subject)
}
