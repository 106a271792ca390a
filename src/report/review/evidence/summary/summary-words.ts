import { type ReviewEvidence } from '../review-evidence.js';
import { count } from '../../../drift/report-words.js';
import { type SignatureAlgorithm } from '../../../../review/journal-entry.js';

/** A time to the minute, as people read it: `2027-01-14 12:00 UTC`. Times of the evidence are in UTC. */
export function timeWords(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

/** How the review ended, in a word for the page's style and a sentence for its reader. */
export interface ReviewVerdict {
  /** `fails`: it was closed with something open; `differs`: with nothing open, and something to be looked at; `clean`: neither. */
  readonly outcome: 'fails' | 'differs' | 'clean';
  readonly sentence: string;
}

/** What to read if only one thing is read. */
export function reviewVerdict(evidence: ReviewEvidence): ReviewVerdict {
  const open = openWords(evidence);
  if (open !== '') return { outcome: 'fails', sentence: `Closed although something was open: ${open}.` };
  const { answeredNo } = evidence.progress.whole;
  const stamps = evidence.rubberStamps.length;
  const [remedies] = verifiedFigures(evidence);
  const done =
    remedies === 0
      ? 'Everybody was decided on, and nothing was to be changed'
      : `Everybody was decided on, and ${remedies === 1 ? 'the change was' : `all ${remedies} changes were`} found to be so`;
  const looks = [
    ...(answeredNo === 0 ? [] : [`${count(answeredNo, 'answer says', 'answers say')} no`]),
    ...(stamps === 0 ? [] : [`${count(stamps, 'rubber stamp')} pointed out`]),
  ];
  return looks.length === 0
    ? { outcome: 'clean', sentence: `${done}.` }
    : { outcome: 'differs', sentence: `${done}; to be looked at: ${looks.join(', ')}.` };
}

/** What was open at closing, as a clause; empty where nothing was. */
export function openWords({ open }: ReviewEvidence): string {
  const { undecided, unanswered, unsigned, unverified } = open;
  return [
    ...(undecided === 0 ? [] : [`${count(undecided, 'access', 'accesses')} not decided on`]),
    ...(unanswered === 0 ? [] : [`${count(unanswered, 'question')} not answered`]),
    ...(unsigned === 0 ? [] : [`${count(unsigned, 'reviewer')} without a sign-off`]),
    ...(unverified === 0 ? [] : [`${count(unverified, 'change')} not found to be so`]),
  ].join(', ');
}

/** How many accesses were to be revoked or changed, and how many of them were found to be so. */
export function verifiedFigures({ progress, open }: ReviewEvidence): readonly [remedies: number, verified: number] {
  const { revoke, 'change-role': changed } = progress.whole.decisions;
  return [revoke + changed, revoke + changed - open.unverified];
}

const KEY_WORDS: Readonly<Record<SignatureAlgorithm, string>> = {
  'ecdsa-p256-sha256': 'ECDSA on P-256',
  ed25519: 'Ed25519',
};

/** Who vouches for the folder: the key, without its fingerprint; or that nobody does. */
export function signatureWords({ signature }: ReviewEvidence['closing']): string {
  return signature === null
    ? 'unsigned: whoever could write to the folder could have made it'
    : `signed with a key for ${KEY_WORDS[signature.algorithm]}, SHA-256 of the public key`;
}

/** What vouches for the time; or that nothing does but the machine's clock. */
export function timeStampWords({ timeStamp, timeStampGivenUp }: ReviewEvidence['closing']): string {
  if (timeStamp !== null) return 'by RFC 3161, in manifest.tsr';
  return timeStampGivenUp === null
    ? 'none: the times are those of the machine'
    : `none could be had: ${timeStampGivenUp}`;
}
