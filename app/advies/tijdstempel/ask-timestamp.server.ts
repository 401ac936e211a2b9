import { createHash, randomBytes } from 'node:crypto'
import { fromBER, Integer, Null, OctetString } from 'asn1js'
import * as pkijs from 'pkijs'
import { cmsOids } from '../cms-oids'
import { TimestampRefused } from './timestamps'
import { isAbout, readToken, rewriteToken, TokenRefused } from './token.server'

/** Brings a request (TimeStampReq, DER) to a service and its answer (TimeStampResp, DER) back; throws TimestampsAway when that fails. */
export type Ask = (request: Uint8Array) => Promise<Uint8Array>

/** PKIStatus granted and grantedWithMods (RFC 3161, §2.4.2). */
const GRANTED: readonly number[] = [0, 1]

/**
 * Asks one token over these bytes and believes nothing: status, imprint, nonce and policy must be those that were asked, and the token must hold.
 * @param chance eight bytes that no earlier question had
 * @throws TimestampRefused when the answer is another; what `ask` throws goes through
 */
export async function askTimestamp(bytes: Uint8Array, ask: Ask, policy: string | undefined, chance: Uint8Array = randomBytes(8)): Promise<Uint8Array> {
  const nonce = Buffer.from(chance)
  // A positive INTEGER in its shortest form, so that it comes back as it went.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  const answer = await ask(buildRequest(bytes, nonce, policy))
  try {
    const der = rewriteToken(readResponse(answer))
    const token = readToken(der)
    if (!isAbout(token, bytes)) throw new TokenRefused('Het tijdstempel gaat over andere gegevens')
    if (token.nonce !== nonce.toString('hex')) throw new TokenRefused('Het tijdstempel is een antwoord op een andere vraag')
    if (policy !== undefined && token.policy !== policy) throw new TokenRefused(`Het tijdstempel is gegeven onder een andere regeling (${token.policy})`)
    return der
  } catch (error) {
    if (error instanceof TokenRefused) throw new TimestampRefused(`De tijdstempeldienst gaf een antwoord dat wij niet aannemen. ${error.message}.`)
    throw error
  }
}

function buildRequest(bytes: Uint8Array, nonce: Buffer, policy: string | undefined): Uint8Array {
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: cmsOids.sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(createHash('sha256').update(bytes).digest()).buffer })
    }),
    ...(policy === undefined ? {} : { reqPolicy: policy }),
    nonce: new Integer({ valueHex: new Uint8Array(nonce).buffer }),
    certReq: true
  })
  return new Uint8Array(request.toSchema().toBER(false))
}

function readResponse(der: Uint8Array): Uint8Array {
  let response: pkijs.TimeStampResp
  try {
    response = new pkijs.TimeStampResp({ schema: fromBER(new Uint8Array(der).buffer).result })
  } catch {
    // Whatever stands there, an answer of RFC 3161 it is not: an error page, mostly.
    throw new TokenRefused('Het antwoord is geen tijdstempel')
  }
  if (!GRANTED.includes(response.status.status) || response.timeStampToken === undefined) throw new TokenRefused(`De dienst weigerde de vraag (status ${response.status.status})`)
  return new Uint8Array(response.timeStampToken.toSchema().toBER(false))
}
