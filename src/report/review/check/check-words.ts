import { type FolderCheck } from '../../../review/evidence/check-folder.js';
import { type TimeStampFinding } from '../../../review/evidence/time-stamp/check-time-stamp.js';
import { count } from '../../drift/report-words.js';

/** What the check of a folder found, as one sentence. */
export function checkHeadline({ verdict, review, closed, files, differences }: FolderCheck): string {
  const name = review === undefined ? 'The review' : `The review ${review.population.review.name}`;
  switch (verdict) {
    case 'not-closed':
      return `${name} is not closed: it goes on, and nothing of it is sealed.`;
    case 'not-finished':
      return (
        `${name} is not sealed: SHA256SUMS is missing. Closing was interrupted, or the file was removed since. ` +
        'Finish closing with `klaviyo-access review close`, if you close it.'
      );
    case 'changed':
      return `${name} is NOT as it was when it was closed: ${count(differences.length, 'difference')}.`;
    case 'as-closed':
      return `${name} is as it was when it was closed at ${closed!.at}: ${count(files.length, 'file')}, byte for byte.`;
  }
}

/** What an intact folder proves, as sentences. */
export function provenWords(check: FolderCheck): readonly string[] {
  if (check.verdict !== 'as-closed') return [];
  const { signature, timeStamp, evidence } = check;
  return [
    'No file that the manifest names was changed, removed or renamed since it was made, and none was added.',
    'Each recorded decision is on a row of the population, and was made by a reviewer of that row, who did not decide on themselves.',
    ...(evidence === 'made-again'
      ? [
          'The summary, the tables and the JSON say what the population and the journal say: they were made again, and are the same.',
        ]
      : []),
    ...(signature.state === 'valid'
      ? [
          `The manifest is signed (${signature.signer.algorithm}) with ${
            signature.key === 'named' ? 'the key that was named' : "the folder's own key"
          }, whose public key has the SHA-256 ${signature.signer.publicKeySha256}.`,
        ]
      : []),
    ...(timeStamp.state === 'valid'
      ? [
          `The manifest was there at ${timeStamp.stamp.at}, by the time stamp of ${timeStamp.stamp.authority}${
            timeStamp.authority === 'named' ? ', for which the certificates that were named vouch' : ''
          }.`,
        ]
      : []),
  ];
}

/** What it does not prove, as sentences. */
export function notProvenWords(check: FolderCheck): readonly string[] {
  if (check.verdict !== 'as-closed') return [];
  const { signature, timeStamp, evidence, closed } = check;
  return [
    ...(signature.state === 'unsigned' ? [UNSIGNED] : []),
    ...(signature.state === 'valid' && signature.key === 'of the folder' ? [WHOSE_KEY] : []),
    ...(timeStamp.state === 'valid' ? stampWords(timeStamp, closed!.at) : [NO_TIME]),
    ...(evidence === 'digests-only'
      ? [
          `That the summary, the tables and the JSON say what the journal says: klaviyo-access ${closed!.toolVersion} made them, and this is ` +
            'another version, so only their digests were compared.',
        ]
      : []),
  ];
}

const UNSIGNED =
  'Who made the folder: it is unsigned. A person who can write to it can make a new one that also passes. Compare the digest of ' +
  'manifest.json with the one in git.';

const WHOSE_KEY = 'Whose key it is: compare its SHA-256 with the one that you know, or name the key with --public-key.';

const NO_TIME =
  'When the folder was made: it has no time stamp, and the times in it are those of the machine that wrote them. The git commit that ' +
  'holds it shows by when it was there.';

/** A time stamp that is further from the closing than clocks differ. */
const FAR_MS = 24 * 60 * 60 * 1000;

function stampWords({ stamp, authority }: ValidTimeStamp, closedAt: string): readonly string[] {
  return [
    ...(authority === 'named'
      ? []
      : [
          `Whether ${stamp.authority} is an authority: its certificate is the one in the time stamp (SHA-256 ${stamp.certificateSha256}). Name the ` +
            'certificates that you trust with --timestamp-ca.',
        ]),
    ...(Math.abs(Date.parse(stamp.at) - Date.parse(closedAt)) > FAR_MS
      ? [`That the review was closed at ${closedAt}: the time stamp is of another day.`]
      : []),
  ];
}

type ValidTimeStamp = Extract<TimeStampFinding, { readonly state: 'valid' }>;
