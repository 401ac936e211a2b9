/** Name of the certificate of a demo key. Whoever reads TEST in a signer's name must never take it for real. */
export const testSealName = 'TEST Weging zegel'
/** The signature field, its reason, and its filters: what `sealPdf` writes and the only thing the verifier accepts. */
export const sealFieldName = 'Zegel'
export const sealReason = 'Zegel van het panel op het vastgestelde advies'
export const sealFilter = 'Adobe.PPKLite'
export const sealSubFilter = 'ETSI.CAdES.detached'

/** Whether a certificate's subject (as node:crypto prints it) says that it is a TEST. */
export function isTestCertificate(subject: string): boolean {
  return /(?:^|[\n+]\s*)CN=TEST /u.test(subject)
}
