import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reviewEvidence } from '../../../src/cli/review/review-evidence.js';
import { folderFiles, folderPaths } from '../../../src/review/evidence/folder-files.js';
import { type MakeEvidence } from '../../../src/review/evidence/make-evidence.js';
import { manifestText, sumsText } from '../../../src/review/evidence/manifest.js';
import { readSigningKey, type SigningKey } from '../../../src/review/evidence/signing-key.js';
import { nextLine } from '../../../src/review/journal-chain.js';
import { type JournalEntry, type JournalEvent } from '../../../src/review/journal-entry.js';
import { readReview } from '../../../src/review/review-folder.js';

/** A new private key. */
export function newKey(kind: 'ed25519' | 'P-256'): SigningKey {
  const { privateKey } =
    kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: kind });
  return readSigningKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'the test');
}

/** The files of a folder by their paths in it. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

/** What is done to the files of a folder. Undefined: the file is removed. */
export type Tampering = ReadonlyMap<string, Buffer | undefined>;

/** Does something to a folder, looks at it, and sets it right again. */
export async function whileTampered<Value>(
  folder: string,
  tampering: Tampering,
  look: () => Promise<Value>,
): Promise<Value> {
  const files = filesOf(folder);
  const before = new Map(
    [...tampering.keys()].map((path) => [path, files.includes(path) ? readFileSync(join(folder, path)) : undefined]),
  );
  put(folder, tampering);
  try {
    return await look();
  } finally {
    put(folder, before);
  }
}

function put(folder: string, files: Tampering): void {
  for (const [path, content] of files) {
    const file = join(folder, path);
    if (content === undefined) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}

/** Makes the evidence of a review once and keeps it, since most tampering leaves the review as it is. */
export function keptEvidence(): MakeEvidence {
  const kept = new Map<string, ReadonlyMap<string, string>>();
  return (review, closed, leavers) => {
    const key = JSON.stringify([review.populationSha256, review.entries, leavers]);
    const made = kept.get(key) ?? reviewEvidence(review, closed, leavers);
    kept.set(key, made);
    return made;
  };
}

/**
 * Makes a folder again with another journal as a person does who can write to it and knows everything but the key: the chain, the evidence, the
 * manifest and the digests agree.
 *
 * @param key - with which they sign. Default: they have none, and what is there stays
 */
export async function madeAgain(
  folder: string,
  change: (events: readonly JournalEntry[]) => readonly JournalEntry[],
  key?: SigningKey,
): Promise<void> {
  const { entries } = await readReview(folder);
  let last: { readonly seq: number; readonly line: string } | undefined;
  const lines = change(entries).map((entry, index) => {
    const event = Object.entries(entry).filter(([name]) => !['seq', 'at', 'previous'].includes(name));
    last = { seq: index + 1, line: nextLine(last, entry.at, Object.fromEntries(event) as unknown as JournalEvent) };
    return `${last.line}\n`;
  });
  writeFileSync(join(folder, 'journal.jsonl'), lines.join(''));
  const review = await readReview(folder);
  for (const [path, text] of reviewEvidence(review, review.state.closed!, null))
    writeFileSync(join(folder, path), text);
  await listedAgain(folder, key);
}

/** Makes the manifest, its signature and the digests of a folder again, of the files that are there. */
export async function listedAgain(folder: string, key?: SigningKey): Promise<void> {
  const { population, state } = await readReview(folder);
  const digests = async () => folderFiles(folder, (await folderPaths(folder)).paths);
  const manifest = manifestText(population.review, state.closed!, await digests());
  writeFileSync(join(folder, 'manifest.json'), manifest);
  if (key !== undefined) writeFileSync(join(folder, 'manifest.sig'), key.sign(Buffer.from(manifest)));
  rmSync(join(folder, 'SHA256SUMS'));
  writeFileSync(join(folder, 'SHA256SUMS'), sumsText(await digests()));
}
