import { type FolderCheck } from '../../../review/evidence/check-folder.js';
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
  const { signature, evidence } = check;
  return [
    'No file was changed, removed, renamed or added since the manifest was made.',
    'Each recorded decision is on a row of the population, and its reviewer was the one to make it and did not decide on themselves.',
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
  ];
}

/** What it does not prove, as sentences. */
export function notProvenWords(check: FolderCheck): readonly string[] {
  if (check.verdict !== 'as-closed') return [];
  const { signature, evidence, closed } = check;
  return [
    ...(signature.state === 'unsigned'
      ? [
          'Who made the folder: it is unsigned. A person who can write to it can make a new one that also passes. Compare the digest of ' +
            'manifest.json with the one in git.',
        ]
      : []),
    ...(signature.state === 'valid' && signature.key === 'of the folder'
      ? ['Whose key it is: compare its SHA-256 with the one that you know, or name the key with --public-key.']
      : []),
    ...(signature.state === 'valid'
      ? [
          'That the holder of the key did not make the folder again: only a time stamp, or the git history, shows when it was made.',
        ]
      : []),
    ...(evidence === 'digests-only'
      ? [
          `That the summary, the tables and the JSON say what the journal says: klaviyo-access ${closed!.toolVersion} made them, and this is ` +
            'another version, so only their digests were compared.',
        ]
      : []),
  ];
}
