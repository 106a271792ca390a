import { type ManifestSigner, type SignatureAlgorithm } from '../../../../review/journal-entry.js';
import { escapeMarkdown } from '../../../escape-markdown.js';
import { type ReviewEvidence } from '../review-evidence.js';

/**
 * How the folder is checked with what every system has, a paragraph of Markdown a step. Each command stands in a block of its own, so that
 * it can be copied, and a test runs it.
 */
export function checkingSteps(closing: ReviewEvidence['closing']): readonly string[] {
  const { signature, timeStamp, timeStampGivenUp } = closing;
  return [
    `**1. No file was changed.** It prints nothing if all is well. On macOS: \`shasum -a 256 -c SHA256SUMS\`.\n\n${shell(
      'sha256sum --check --strict --quiet SHA256SUMS',
    )}`,
    `**2. The manifest names the same files.** Whoever vouches for the folder vouches for \`manifest.json\`, so its digests are those that count. It prints ` +
      `nothing if all is well.\n\n${shell(asInManifest(closing))}`,
    `**3. No file was added.** It prints nothing if all is well.\n\n${shell(ADDED)}`,
    `**4. The journal is whole.** Every line holds, as \`previous\`, the SHA-256 of the line before it without its end of line. This goes through them, ` +
      `and prints the first line that does not follow.\n\n${shell(CHAIN)}\n\n` +
      'The first line holds the SHA-256 of `population.json`, `settings.json` and `attestations.json`, which `SHA256SUMS` has too. ' +
      'The line `closed` ends the review; after it can only stand that no time stamp could be had.',
    `**5. Who vouches for it.** ${signature === null ? UNSIGNED : signed(signature)}`,
    `**6. When it was made.** ${timeStamp === null ? unstamped(timeStampGivenUp) : STAMPED}`,
  ];
}

/**
 * What stands in one of the two lists alone: the manifest as lines of `sha256sum`, and SHA256SUMS, which nothing signs. A line that stands there
 * twice counts once, since `uniq -u` passes over what comes twice.
 */
function asInManifest({ signature, timeStamp }: ReviewEvidence['closing']): string {
  const seals = ['json', ...(signature === null ? [] : ['sig']), ...(timeStamp === null ? [] : ['tsr'])];
  return `export LC_ALL=C
{ sed -n ${LINE_OF_MANIFEST} manifest.json; sort -u SHA256SUMS; } |
  sort | uniq -u | sed -E '/^.{66}manifest\\.(${seals.join('|')})$/d'`;
}

/** Of each file the manifest has the path in a line, and its SHA-256 in a later one; a path has no line break, and of what JSON escapes only quotes. */
const LINE_OF_MANIFEST =
  `-e '/^      "path": "/{s///;s/",$//;s/\\\\"/"/g;h;}' ` + `-e '/^      "sha256": "/{s///;s/"$/  /;G;s/\\n//;p;}'`;

/** Links count, too, and a name with a line break is one line, so that it cannot be taken for two others. */
const ADDED = `export LC_ALL=C
{ cut -c67- SHA256SUMS | sort -u
  find . ! -type d ! -path ./SHA256SUMS -print0 | tr '\\n\\0' '?\\n' | cut -c3-
} | sort | uniq -u`;

const CHAIN = `previous=null
while IFS= read -r line; do
  case $line in *"\\"previous\\":$previous,"*) ;; *) echo "does not follow: $line"; break ;; esac
  previous="\\"$(printf '%s' "$line" | sha256sum | cut -c1-64)\\""
done < journal.jsonl`;

const UNSIGNED =
  'Nobody: the manifest is not signed. Whoever could write to this folder could have made all of it. Compare the SHA-256 of `manifest.json` ' +
  'with a copy that was kept elsewhere, such as the git commit that holds it.';

function signed({ algorithm, publicKeySha256 }: ManifestSigner): string {
  const { command, answer } = VERIFY[algorithm];
  return (
    `\`manifest.json\` is signed. This prints \`${answer}\` (OpenSSL 3).\n\n${shell(command)}\n\n` +
    'The key here is worth what you know of it. This prints its fingerprint. Compare it with the one that the company gave you in another way.\n\n' +
    `${shell('openssl pkey -pubin -in signing-key.pem -outform DER | sha256sum')}\n\nIt is \`${publicKeySha256}\`.`
  );
}

/** By the manual pages of OpenSSL 3: openssl-dgst, and openssl-pkeyutl for Ed25519, which signs the message and not its digest. */
const VERIFY: Readonly<Record<SignatureAlgorithm, { readonly command: string; readonly answer: string }>> = {
  'ecdsa-p256-sha256': {
    command: 'openssl dgst -sha256 -verify signing-key.pem -signature manifest.sig manifest.json',
    answer: 'Verified OK',
  },
  ed25519: {
    command: 'openssl pkeyutl -verify -pubin -inkey signing-key.pem -rawin -in manifest.json -sigfile manifest.sig',
    answer: 'Signature Verified Successfully',
  },
};

const STAMPED =
  'A time-stamp authority vouches that `manifest.json` was there at a time. Put the root certificate of the authority, from the authority itself, into ' +
  '`tsa-root.pem` outside of this folder. The first command prints the time, the second one `Verification: OK`.\n\n' +
  `${shell('openssl ts -reply -in manifest.tsr -text')}\n\n` +
  `${shell('openssl ts -verify -in manifest.tsr -data manifest.json -CAfile ../tsa-root.pem')}\n\n` +
  'If it says that a certificate is missing, add the intermediate ones with `-untrusted FILE`.';

function unstamped(givenUp: string | null): string {
  const why =
    givenUp === null
      ? 'no time stamp was taken.'
      : `no time stamp could be had. The reason: ${escapeMarkdown(givenUp)}`;
  return (
    `Nothing here says it but the clock of the machine that closed the review: ${why}\n\n` +
    'The git commit that holds this folder, in a repository whose history others keep, is what bounds it.'
  );
}

function shell(command: string): string {
  return `\`\`\`sh\n${command}\n\`\`\``;
}
