import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finishClosing, type FinishOptions } from '../../../src/review/evidence/finish-closing.js';
import { CLOSING, checked, closedFolder } from './sample-folder.js';
import { keptEvidence, newKey } from './tampering.js';

const makeEvidence = keptEvidence();
const KEY = newKey('ed25519');

const finish = (folder: string, options: Partial<FinishOptions> = {}) =>
  finishClosing(folder, { ...CLOSING, makeEvidence, ...options });

/** A folder whose closing was interrupted before its last file. */
async function unfinished(options: Partial<FinishOptions> = {}): Promise<string> {
  const folder = await closedFolder({ makeEvidence, ...options });
  rmSync(join(folder, 'SHA256SUMS'));
  return folder;
}

describe('finishing a review that was closed', () => {
  it('GIVEN one that is sealed THEN nothing is done, and it says so', async () => {
    const folder = await closedFolder({ makeEvidence });
    const write = () => Promise.reject(new Error('nothing is to be written'));
    expect(await finish(folder, { write })).toMatchObject({ wasFinished: true });
  });

  it('GIVEN one that was closed for a key WHEN another one is given, or none THEN it says which is missing', async () => {
    const folder = await unfinished({ key: KEY });
    const mine = KEY.signer.publicKeySha256;
    const other = newKey('ed25519');
    await expect(finish(folder, { key: other })).rejects.toThrow(
      `has the SHA-256 ${mine}. The one that was given has ${other.signer.publicKeySha256}. Name the first one with --key.`,
    );
    await expect(finish(folder)).rejects.toThrow(`has the SHA-256 ${mine}. Name it with --key.`);
    expect(existsSync(join(folder, 'SHA256SUMS'))).toBe(false);
    await finish(folder, { key: KEY });
    expect(await checked(folder, { makeEvidence })).toMatchObject({
      verdict: 'as-closed',
      signature: { state: 'valid' },
    });
  });

  it('GIVEN one that was closed without a key WHEN one is given THEN it is not signed later', async () => {
    await expect(finish(await unfinished(), { key: KEY })).rejects.toThrow(
      'The review was closed without a key, and cannot be signed any more. Leave the key out.',
    );
  });

  it('GIVEN another version than the one that began THEN it names the one that finishes it', async () => {
    await expect(finish(await unfinished(), { toolVersion: '0.2.0' })).rejects.toThrow(
      'Finish it with `npx klaviyo-access@0.1.0 review close`.',
    );
  });

  it('GIVEN a file that was changed since closing was begun THEN it is not sealed as if it had been so', async () => {
    const folder = await unfinished();
    const path = join(folder, 'remediation/access.patch');
    const before = readFileSync(path);
    writeFileSync(path, 'another one\n');
    await expect(finish(folder)).rejects.toThrow(
      /^The folder was changed since closing was begun: remediation\/access\.patch .*Restore it/,
    );
    writeFileSync(path, before);
    await finish(folder);
    expect((await checked(folder, { makeEvidence })).verdict).toBe('as-closed');
  });

  it('GIVEN a manifest alone that was changed since THEN the manifest is named', async () => {
    const folder = await unfinished();
    const path = join(folder, 'manifest.json');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
    await expect(finish(folder)).rejects.toThrow('since closing was begun: manifest.json was changed.');
  });
});
