import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderFiles, folderPaths } from '../../../../../src/review/evidence/folder-files.js';
import { sumsText } from '../../../../../src/review/evidence/manifest.js';
import { timeStampRequest } from '../../../../../src/review/evidence/time-stamp/time-stamp-request.js';
import { describeWhere } from '../../../../environment/needs.js';
import { notOnPath } from '../../../../examples/run-script.js';
import { closed, closedFolder, decidedReview } from '../../../../review/evidence/sample-folder.js';
import { newKey } from '../../../../review/evidence/tampering.js';
import { localAuthority } from '../../../../review/evidence/time-stamp/local-authority.js';

/** What each command of the folder's README prints, but for the one that needs klaviyo-access; a command that fails has its status. */
function run(folder: string): readonly string[] {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const commands = [...readme.matchAll(/^```sh\n(.*?)\n```$/gms)].map(([, command]) => command!);
  return commands
    .filter((command) => !command.startsWith('klaviyo-access'))
    .map((command) => {
      const { stdout, status } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
      return status === 0 ? stdout.trim() : `${stdout.trim()} (${status})`;
    });
}

/** Makes the list of digests again, as anybody can who can write to the folder: nothing signs it. */
async function sumsAgain(folder: string, twice: readonly string[] = []): Promise<void> {
  const path = join(folder, 'SHA256SUMS');
  rmSync(path);
  const files = await folderFiles(folder, (await folderPaths(folder)).paths);
  const again = files.filter((file) => twice.includes(file.path));
  writeFileSync(path, sumsText([...files, ...again]));
}

describeWhere('shell-tools', notOnPath('bash', 'sha256sum', 'openssl'))('the commands of the README', () => {
  const SAID = { ed25519: 'Signature Verified Successfully', 'P-256': 'Verified OK' } as const;

  test('GIVEN a folder as it was closed, with names that JSON escapes THEN the first four print nothing', async () => {
    const folder = await decidedReview();
    writeFileSync(join(folder, 'attachments/a "b" ü  "path": ".png'), 'a picture');
    await closed(folder);
    expect(run(folder)).toEqual(['', '', '', '']);
  });

  test('GIVEN a file that was changed, one that was added, and a changed line of the journal THEN each is named', async () => {
    const folder = await closedFolder();
    appendFileSync(join(folder, 'tables/grants.csv'), 'x');
    writeFileSync(join(folder, 'tables/more.csv'), '');
    const journal = readFileSync(join(folder, 'journal.jsonl'), 'utf8');
    writeFileSync(join(folder, 'journal.jsonl'), journal.replace('"event":"opened"', '"event":"opened" '));
    const [changed, , added, chain] = run(folder);
    expect(changed).toBe('journal.jsonl: FAILED\ntables/grants.csv: FAILED (1)');
    expect(added).toBe('tables/more.csv');
    expect(chain).toMatch(/^does not follow: \{"seq":2/);
  });

  test('GIVEN a link, or a name with a line break that looks like two of the folder THEN it is named', async () => {
    const folder = await closedFolder();
    symlinkSync('/dev/null', join(folder, 'tables/link.csv'));
    writeFileSync(join(folder, 'README.md\nxxREADME.md'), '');
    expect(run(folder)[2]!.split('\n')).toEqual(['README.md?xxREADME.md', 'tables/link.csv']);
  });

  test.each(['ed25519', 'P-256'] as const)(
    'GIVEN a signature by %s THEN openssl verifies it and prints the fingerprint, and refuses another manifest',
    async (kind) => {
      const key = newKey(kind);
      const folder = await closedFolder({ key });
      const fingerprint = `${key.signer.publicKeySha256}  -`;
      expect(run(folder)).toEqual(['', '', '', '', SAID[kind], fingerprint]);
      expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`prints \`${SAID[kind]}\``);
      appendFileSync(join(folder, 'manifest.json'), ' ');
      expect(run(folder)[4]).toMatch(/Fail.*\(1\)$/is);
    },
  );

  test.each([
    ['changed', 'tables/decisions.csv', []],
    ['changed, and listed twice', 'tables/decisions.csv', ['tables/decisions.csv']],
    ['added', 'tables/more.csv', []],
    ['added, and listed twice', 'tables/more.csv', ['tables/more.csv']],
    ['added in the name of a time stamp that was never had', 'manifest.tsr', []],
  ])(
    'GIVEN a signed folder in which a file was %s, with its digest in SHA256SUMS THEN the manifest does not name it so',
    async (_, path, twice) => {
      const folder = await closedFolder({ key: newKey('ed25519') });
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      appendFileSync(join(folder, path), 'x');
      await sumsAgain(folder, twice);
      const [changed, inManifest, added, , signature] = run(folder);
      // Nothing else shows it: the signature is that of the manifest.
      expect([changed, added, signature]).toEqual(['', '', SAID.ed25519]);
      expect(inManifest).toContain(path);
    },
  );

  test('GIVEN a time stamp of an authority THEN openssl prints its time and verifies it, and refuses another manifest', async () => {
    const authority = localAuthority();
    const folder = await closedFolder({
      requestTimeStamp: (manifest) =>
        Promise.resolve(authority.reply(timeStampRequest(manifest, Buffer.from('0102', 'hex')))),
    });
    copyFileSync(join(authority.folder, 'ca.pem'), join(dirname(folder), 'tsa-root.pem'));
    const [changed, inManifest, added, chain, reply, verified] = run(folder);
    expect([changed, inManifest, added, chain]).toEqual(['', '', '', '']);
    expect(reply).toContain('Time stamp:');
    expect(verified).toBe('Verification: OK');
    appendFileSync(join(folder, 'manifest.json'), ' ');
    expect(run(folder)[5]).toMatch(/\(1\)$/);
  });
});
