import { type BitString } from 'asn1js';
import { PKIStatus, type PKIStatusInfo } from 'pkijs';
import { quotedSentence } from '../../../text/quoted.js';

/** Why an authority refuses, by the number of the bit (RFC 3161, section 2.4.2, PKIFailureInfo). */
const REASONS: Readonly<Record<number, string>> = {
  0: 'it does not take SHA-256',
  2: 'it takes no such request',
  5: 'it could not read the request',
  14: 'its clock is not available',
  15: 'it does not know the policy',
  16: 'it does not know an extension',
  17: 'it has not what was asked for',
  25: 'its system failed',
};

/** Why an answer holds no time stamp, as a sentence; undefined where it grants one. */
export function statusFault({ status, statusStrings = [], failInfo }: PKIStatusInfo): string | undefined {
  if (status === PKIStatus.granted || status === PKIStatus.grantedWithMods) return undefined;
  const reason = failInfo === undefined ? undefined : reasonOf(failInfo);
  const said = statusStrings.map((text) => text.getValue()).join(' ');
  return (
    `The authority refused: ${reason ?? `its answer has the status ${status}`}.` +
    (said === '' ? '' : ` It says ${quotedSentence(said)}`)
  );
}

function reasonOf({ valueBlock: { valueHexView } }: BitString): string | undefined {
  const bits = Object.keys(REASONS).map(Number);
  const first = bits.find((bit) => ((valueHexView[bit >> 3] ?? 0) & (0x80 >> (bit % 8))) !== 0);
  return first === undefined ? undefined : REASONS[first];
}
